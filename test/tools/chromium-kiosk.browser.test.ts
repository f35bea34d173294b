import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeProfile } from '../../tools/chromium-kiosk.mjs';

// The profile of the kiosk in plain Chromium, by the Chromium that opens it.

let folder: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bangban-profile-'));
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the kiosk may see and hear unasked, and another page may do neither', async () => {
  const kiosk = await page();
  const other = await page();
  makeProfile(folder, `${kiosk}/start?once=1`);
  expect(await permissions(kiosk)).toEqual({ camera: 'granted', microphone: 'granted' });
  expect(await permissions(other)).toEqual({ camera: 'prompt', microphone: 'prompt' });
});

test('nothing of the last start is left at the next', () => {
  mkdirSync(path.join(folder, 'Default', 'Local Storage'), { recursive: true });
  writeFileSync(path.join(folder, 'Default', 'Local Storage', '000003.log'), 'somebody');
  makeProfile(folder, 'http://127.0.0.1:4711/');
  expect(existsSync(path.join(folder, 'Default', 'Local Storage'))).toBe(false);
  expect(existsSync(path.join(folder, 'Default', 'Preferences'))).toBe(true);
});

/** A page at a port of its own. */
async function page(): Promise<string> {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>here</h1>'),
  );
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function permissions(address: string): Promise<Record<string, string>> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const shown = context.pages()[0] ?? (await context.newPage());
    await shown.goto(address);
    const state = (name: PermissionName) =>
      shown.evaluate(async (asked) => (await navigator.permissions.query({ name: asked })).state, name);
    return { camera: await state('camera'), microphone: await state('microphone') };
  } finally {
    await context.close();
  }
}
