import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openChromium } from '../../tools/chromium-kiosk.mjs';
import { crashed, crashHome } from '../support/crash.ts';

const homes: string[] = [];
/** What the browser has asked for: one that draws nothing has no memory to leave. */
let asked: string[];
let server: Server;
let link: string;

beforeEach(async () => {
  asked = [];
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>here</h1>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  link = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
  for (const dir of homes.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function home() {
  const own = crashHome();
  homes.push(own.dir);
  return own;
}

test('a page and a browser of the kiosk that crash leave nobody’s memory on the disk', async () => {
  const { dir, environment } = home();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const ended = openChromium(link, {
    profile: path.join(dir, 'profile'),
    window: '800x600',
  });
  await expect.poll(() => asked).toContain('/');
  expect(await crashed(dir)).toEqual([]);
  await ended;
});

test('without that place this very Chromium leaves it, in a folder beside the profile: the test above can fail', async () => {
  const { dir, environment } = home();
  const child = spawn(
    process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    [`--user-data-dir=${path.join(dir, 'profile')}`, '--no-first-run', '--no-sandbox', link],
    { stdio: 'ignore', env: { ...process.env, ...environment } },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await expect.poll(() => asked).toContain('/');
  expect(await crashed(dir)).not.toEqual([]);
  await ended;
});
