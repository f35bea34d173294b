import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printerFor } from '../../../main/device/printer/printer-for.ts';
import { operatingLog } from '../../../main/log/operating-log.ts';

const paper = '^^存好单\n12 34\n=';
/** 存好单 in GB 18030. */
const heading = Buffer.from([0xb4, 0xe6, 0xba, 0xc3, 0xb5, 0xa5]);

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
