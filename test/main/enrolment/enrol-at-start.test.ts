import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configurationFrom } from '../../../main/configuration.ts';
import { enrolAtStart } from '../../../main/enrolment/enrol-at-start.ts';
import { keyring } from '../../../main/store/keyring.ts';
import { openStore, type Store } from '../../../main/store/open.ts';
import { staffTable, type StaffTable } from '../../../main/store/staff.ts';
import { readEnrolment } from '../../../main/upstream/enrolment.ts';
import { startIntake, type RunningIntake } from '../../support/running-intake.ts';

let dir: string;
let store: Store;
let intake: RunningIntake;
const acts: string[] = [];

beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-enrol-'));
  const opened = openStore({ dir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  ({ store } = opened);
  intake = await startIntake();
  acts.length = 0;
});
afterEach(async () => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
  await intake.close();
});

function start({ staff, ...given }: { intake?: string; enrol?: string; staff?: StaffTable }) {
  const read = configurationFrom({ 'data-dir': dir, ...given });
  if (!read.ok) throw new Error(read.sentence);
  return enrolAtStart({
    configuration: read.configuration,
    secrets: keyring(store),
    staff: staff ?? staffTable(store.db),
    together: (work) => store.db.transaction(work)(),
    audit: { enter: (act) => void acts.push(act) },
    learn: () => undefined,
  });
}

test('a kiosk is enrolled with all its staff or not at all', async () => {
  await intake.premises.addStaff('张敏');
  await intake.premises.addStaff('李秀英');
  const enrol = await intake.newCode();
  const staff = staffTable(store.db);
  const powerCut: StaffTable = {
    ...staff,
    write: (row) => {
      if (staff.all().length === 1) throw new Error('The power failed');
      staff.write(row);
    },
  };
  await expect(start({ intake: intake.url, enrol, staff: powerCut })).rejects.toThrow('The power failed');
  expect(readEnrolment(keyring(store))).toBeUndefined();
  expect(staff.all()).toEqual([]);

  expect(await start({ intake: intake.url, enrol })).toMatchObject({ ok: true });
  expect(staff.all().map(({ name }) => name)).toEqual(['张敏', '李秀英']);
});

test('an address that is named anew is remembered, with the keys that were pinned', async () => {
  const first = await start({ intake: intake.url, enrol: await intake.newCode() });
  if (!first.ok || !first.enrolment) throw new Error('Not enrolled');
  const url = 'https://intake.example.cn/new';
  await start({ intake: url });
  expect(acts).toEqual(['enrolled', 'intake-moved']);
  expect(await start({})).toEqual({ ok: true, enrolment: { ...first.enrolment, url } });
});

test('a wrong code is refused for good, and silence of the network until it ends', async () => {
  const code = await intake.newCode();
  await start({ intake: intake.url, enrol: code });
  const other = mkdtempSync(path.join(os.tmpdir(), 'bangban-enrol-'));
  const opened = openStore({ dir: other, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  store.close();
  rmSync(dir, { recursive: true, force: true });
  ({ store } = opened);
  dir = other;
  // Used by another kiosk already.
  expect(await start({ intake: intake.url, enrol: code })).toMatchObject({
    code: 'code-unknown',
    lasting: true,
  });
  expect(await start({ intake: intake.url, enrol: 'ABCD' })).toMatchObject({
    code: 'code-mistyped',
    lasting: true,
  });
  expect(await start({ enrol: code })).toMatchObject({ code: 'intake-unnamed', lasting: true });

  const fresh = await intake.newCode();
  const closed = await startIntake();
  await closed.close();
  const silence = await start({ intake: closed.url, enrol: fresh });
  expect(silence).toMatchObject({ code: 'unreachable' });
  expect(silence).not.toHaveProperty('lasting');
  expect(await start({ intake: intake.url, enrol: fresh })).toMatchObject({ ok: true });
});
