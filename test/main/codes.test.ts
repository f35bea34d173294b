import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// What the simulated scanner reads: handed out once, and kept nowhere.

const text = '331125194012250022';

let machine: TestMachine;
let api: MachineApi;

beforeEach(async () => {
  machine = await startTestMachine({ configuration: { scanner: 'simulated' } });
  api = apiOf(machine.fetch);
});
afterEach(() => machine.end());

const file = () => path.join(machine.dataDir, 'code');
const taken = async () => (await api.kiosk.takeCode()).text;

test('a code is there once whenever its file is written or touched, for whoever asks first', async () => {
  expect(await taken()).toBeNull();
  writeFileSync(file(), `${text}\n`);
  await expect.poll(taken).toBe(text);
  expect(await taken()).toBeNull();
  const later = new Date(Date.now() + 5000);
  utimesSync(file(), later, later);
  await expect.poll(taken).toBe(text);
  expect(machine.log.join('')).not.toContain(text);
});

test('an empty file is no code', async () => {
  writeFileSync(file(), '');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(await taken()).toBeNull();
  expect((await api.kiosk.state()).scanner).toBe(true);
});
