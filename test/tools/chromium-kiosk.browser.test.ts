import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kioskEnvironment, kioskSwitches, makeProfile } from '../../tools/chromium-kiosk.mjs';
import { identityNumber } from '../support/identity-number.ts';
import { plugInKeyboard, waysOut } from '../support/plugged-in-keyboard.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { visit } from '../support/visit.ts';

// The profile of the kiosk in plain Chromium, by the Chromium that opens it.

let folder: string;
const servers: Server[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bangban-profile-'));
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
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

test('the start link, which opens once for whoever comes first, stands in no command line', async () => {
  const kiosk = await page();
  makeProfile(folder, `${kiosk}/start/once`);
  const { shown, end } = await openAsShipped();
  await shown.waitForURL(`${kiosk}/start/once`);
  // A page that its file led to is no less the kiosk's: nothing of a browser stands around it.
  expect(await shown.evaluate(() => matchMedia('(display-mode: standalone)').matches)).toBe(true);
  const lines = commandLines();
  expect(lines.filter((line) => line.includes(folder))).not.toEqual([]);
  expect(lines.filter((line) => line.includes('/start/once'))).toEqual([]);
  await end();
});

test.skipIf(process.platform === 'win32')('nor in a file that another user can read', () => {
  makeProfile(folder, 'http://127.0.0.1:4711/start/once');
  expect(statSync(folder).mode & 0o77).toBe(0);
  expect(statSync(path.join(folder, 'start.html')).mode & 0o77).toBe(0);
});

test('of what somebody said from the first touch to the slip nothing lies in the profile, nor after Chromium has ended', async () => {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const said = { identity: identityNumber('1938-07-19'), name: '欧阳桂兰', phone: '13956780412' };
  const forms = Object.entries(said).flatMap(([what, text]) => Object.entries(formsOf(what, text)));
  const wanted = Object.fromEntries([...forms, ...Object.entries(formsOf('what is there', 'left here'))]);
  try {
    makeProfile(folder, kiosk.link);
    const { shown, end } = await openAsShipped();
    // What the search has to find, or it finds nothing.
    await shown.waitForURL(/\/$/);
    await shown.evaluate(() => localStorage.setItem('left', 'left here'));
    let declared: string[] = [];
    await visit(shown, {
      service: 'elder-allowance',
      language: 'zh-CN',
      moves: {
        identity: { digits: said.identity },
        name: { pinyin: 'ouyangguilan', pick: said.name, latin: 'OUYANG' },
        local: { choose: 'yes' },
        living: { choose: 'spouse' },
        address: { places: ['柳溪社区'], number: '12' },
        pay_to: { choose: 'passbook' },
        account_photo: { photo: true },
        phone: { digits: said.phone },
        yearly: { choose: 'hall' },
        also: { choose: 'elder_card' },
      },
      look: (where) => {
        // Everything has been typed and read back: what a power cut would leave now.
        if (where === 'declaration') declared = filesHolding(folder, wanted);
        return Promise.resolve();
      },
    });
    expect(declared).toEqual(whatIsThere(declared));
    await end();
    const left = filesHolding(folder, wanted);
    expect(left).toEqual(whatIsThere(left));
    expect(left).not.toEqual([]);
  } finally {
    await kiosk.close();
    await intake.close();
  }
});

test('no key of a plugged-in keyboard and no gesture opens anything of the browser, without any policy', async () => {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const keyboard = await plugInKeyboard();
  try {
    makeProfile(folder, kiosk.link);
    const { shown, end } = await openAsShipped(keyboard.display);
    await shown.waitForURL(/\/$/);
    await shown.getByRole('button').first().waitFor();
    const look = async () => ({
      windows: keyboard.windows(),
      seen: await shown.evaluate(() => ({ loadedAt: performance.timeOrigin, size: devicePixelRatio })),
    });
    const before = await look();
    for (const [what, keys] of waysOut) {
      await keyboard.press(shown, keys);
      expect(await look(), `no key makes the window ${what}`).toEqual(before);
    }
    keyboard.click(3);
    await keyboard.press(shown, []);
    expect(await look(), 'the menu of a right click').toEqual(before);
    await end();
  } finally {
    await keyboard.unplug();
    await kiosk.close();
    await intake.close();
  }
});

function whatIsThere(found: readonly string[]): string[] {
  return found.filter((each) => each.startsWith('what is there'));
}

/** The Chromium that `npm start` opens, with one switch more, by which a hand gets in. */
async function openAsShipped(display = process.env): Promise<{ shown: Page; end(): Promise<void> }> {
  const child = spawn(
    process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    [...kioskSwitches({ profile: folder, window: '1920x1080' }), '--remote-debugging-port=0'],
    { stdio: 'ignore', env: { ...display, ...kioskEnvironment } },
  );
  children.push(child);
  const door = path.join(folder, 'DevToolsActivePort');
  await expect.poll(() => existsSync(door) && readFileSync(door, 'utf8').includes('\n')).toBe(true);
  const browser: Browser = await chromium.connectOverCDP(
    `http://127.0.0.1:${readFileSync(door, 'utf8').split('\n')[0]}`,
  );
  const shown = browser.contexts()[0]?.pages()[0];
  if (!shown) throw new Error('Chromium has opened no page');
  return {
    shown,
    end: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** As every user of the computer can read them. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, 'utf8')];
      } catch {
        // It has ended since.
        return [];
      }
    });
}

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
