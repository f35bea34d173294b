import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setPin } from '../../../main/command/set-pin.ts';
import { openStore } from '../../../main/store/open.ts';
import { staffTable } from '../../../main/store/staff.ts';
import { auditEntries } from '../../support/audit-entries.ts';
import { operatorOf } from '../../support/operator.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-pin-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const give = (pin: string, name?: string) =>
  setPin({ ...operatorOf(dataDir, { typed: [pin] }), staff: 'zhang-min', name });

test('a PIN is given to a person, who keeps their name when it is changed', async () => {
  expect(await give('493027', '张敏')).toMatchObject({ ok: true });
  expect(await give('830174')).toEqual({ ok: true, sentence: '张敏 (zhang-min) has a new PIN.' });
  expect(auditEntries(dataDir)).toMatchObject([
    { act: 'pin-set', staff: 'zhang-min' },
    { act: 'pin-set', staff: 'zhang-min' },
  ]);
});

test('a weak PIN is refused with a sentence, and so is a kiosk that runs', async () => {
  expect(await give('123456')).toMatchObject({ ok: false });
  const running = openStore({ dir: dataDir, shell: 'serve', now: Date.now });
  if (!running.ok) throw new Error(running.refused.sentence);
  expect(staffTable(running.store.db).all()).toEqual([]);
  expect((await give('493027')).sentence).toContain('in use');
  running.store.close();
});

test('where the folder is behind a passphrase, that is asked for first', async () => {
  const typed = ['a bridge over the willow stream', '493027'];
  const given = await setPin({
    ...operatorOf(dataDir, { typed, passphraseFile: '-' }),
    staff: 'zhang-min',
    name: '张敏',
  });
  expect(given).toMatchObject({ ok: true });
});
