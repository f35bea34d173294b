import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printerFor } from '../../../main/device/printer/printer-for.ts';
import { realPrinter } from '../../../main/device/printer/real-printer.ts';
import { operatingLog } from '../../../main/log/operating-log.ts';

const paper = '^^存好单\n12 34\n=';
/** 存好单 in GB 18030. */
const heading = Buffer.from([0xb4, 0xe6, 0xba, 0xc3, 0xb5, 0xa5]);

const headings = (bytes: Buffer) => bytes.toString('latin1').split(heading.toString('latin1')).length - 1;

let dir: string;
const lines: string[] = [];
const log = operatingLog({ write: (line) => void lines.push(line) });

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-printer-'));
  lines.length = 0;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a printer on the network gets ESC/POS in GB 18030, paper after paper', async () => {
  const got: Buffer[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((socket) => {
    most = Math.max(most, (open += 1));
    socket.on('data', (bytes: Buffer) => got.push(bytes));
    socket.on('close', () => (open -= 1));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const printer = printerFor(`tcp://127.0.0.1:${port}`, dir, log);
  expect(await Promise.all([printer.print(paper), printer.print(paper)])).toEqual(['printed', 'printed']);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  const bytes = Buffer.concat(got);
  const first = bytes.indexOf(heading);
  expect(first).toBeGreaterThan(0);
  expect(bytes.indexOf(heading, first + 1)).toBeGreaterThan(first);
  expect(most).toBe(1);
});

test('a device file is written to and never made', async () => {
  const device = path.join(dir, 'lp0');
  expect(await printerFor(device, dir, log).print(paper)).toBe('no-printer');
  writeFileSync(device, '');
  expect(await printerFor(device, dir, log).print(paper)).toBe('printed');
  expect(readFileSync(device).includes(heading)).toBe(true);
});

test.skipIf(process.platform === 'win32')(
  'a device that is stuck prints no old papers when it goes on, and then prints again',
  async () => {
    // A pipe that is full blocks whoever writes, as a printer without paper does.
    const device = path.join(dir, 'lp0');
    execFileSync('mkfifo', [device]);
    const roll = openSync(device, constants.O_RDWR | constants.O_NONBLOCK);
    const room = Buffer.alloc(4096);
    const fill = () => {
      try {
        for (;;) writeSync(roll, room);
      } catch {
        // Full.
      }
    };
    const takeAll = () => {
      const pieces: Buffer[] = [];
      try {
        for (;;) {
          const piece = Buffer.alloc(65_536);
          pieces.push(piece.subarray(0, readSync(roll, piece)));
        }
      } catch {
        return Buffer.concat(pieces);
      }
    };
    const printer = realPrinter(device, log, 200);
    fill();
    const asked = Date.now();
    const old = await Promise.all([1, 2, 3].map(() => printer.print(paper)));
    expect(old).toEqual(['failed', 'failed', 'failed']);
    expect(Date.now() - asked).toBeLessThan(2000);
    expect(await printer.print(paper)).toBe('failed');

    // Paper is put in. What the printer was given before comes out, and none of what waited behind it.
    const came: Buffer[] = [takeAll()];
    for (let turns = 0; turns < 10; turns++) {
      await pause(20);
      came.push(takeAll());
    }
    expect(headings(Buffer.concat(came))).toBe(1);
    expect(await printer.print(paper)).toBe('printed');
    expect(headings(takeAll())).toBe(1);
    closeSync(roll);
  },
);

test('a printer on the network that takes nothing is given up in time', async () => {
  const server = createServer({ pauseOnConnect: true });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const printer = realPrinter(`tcp://127.0.0.1:${port}`, log, 200);
  expect(await printer.print(paper)).toBe('failed');
  expect(lines.join('')).toContain('ETIMEDOUT');
  server.close();
});

test('a printer that does not answer is a paper that failed, not an error', async () => {
  expect(await printerFor('tcp://127.0.0.1:1', dir, log).print(paper)).toBe('failed');
  expect(lines.join('')).toContain('ECONNREFUSED');
});

test('the simulated printer draws the paper', async () => {
  expect(await printerFor('simulated', dir, log).print(paper)).toBe('printed');
  expect(readFileSync(path.join(dir, 'simulated-printer/last-paper.svg'), 'utf8')).toContain('存');
});

test('without a printer nothing is printed and nothing goes wrong', async () => {
  expect(await printerFor('none', dir, log).print(paper)).toBe('no-printer');
});
