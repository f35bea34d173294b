import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SessionEvent } from '../../../core/session/event.ts';
import { Running } from '../../../main/session/running.ts';
import { openStore, type Store } from '../../../main/store/open.ts';
import { packageTable } from '../../../main/store/package.ts';
import { sessionTable } from '../../../main/store/session.ts';
import { uuid } from '../../support/scenario.ts';
import { tinyService } from '../../support/tiny-service.ts';

const service = tinyService({
  steps: [
    {
      id: 'members',
      repeat: { label: 'name' },
      questions: [
        { id: 'name', type: 'name' },
        { id: 'face', type: 'photo' },
      ],
    },
  ],
});
const [session, one, other] = [uuid(1), uuid(2), uuid(3)];
const by = { by: 'resident', from: 'touch' } as const;
const faceOf = (row: string) => ({ question: 'face', row });

let dir: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-running-'));
  const opened = openStore({ dir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  ({ store } = opened);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Two are on the list, each with a photo that bears the number of their row. */
function withTwo(more: readonly SessionEvent[]): Running {
  packageTable(store.db).keep({ digest: 'd', service: 'tiny', version: '1', files: new Map() });
  const table = sessionTable(store);
  const start = { digest: 'd', language: 'zh-CN', today: '2026-11-23', clockTrusted: true, openedAt: 5 };
  table.insert({ ...start, session, screen: 'kiosk' });
  const row = table.read(session);
  if (!row) throw new Error('The session is not there');
  const added = [one, other].flatMap((each): SessionEvent[] => [
    { kind: 'row-added', step: 'members', row: each, ...by },
    {
      kind: 'answered',
      path: faceOf(each),
      value: [{ attachment: each, digest: `sha256:${'0'.repeat(64)}`, bytes: 10 }],
      ...by,
    },
  ]);
  const events = [...added, ...more];
  return new Running(row, service, { key: table.key(session), events, lastSeq: events.length }, table, 0);
}

const removed: SessionEvent = { kind: 'row-removed', step: 'members', row: one, ...by };

test('the photo of somebody who was taken off the list is of no use any more, whoever finds the session again', () => {
  expect([...withTwo([removed]).photos]).toEqual([other]);
});

test('neither is one that was begun for them', () => {
  const running = withTwo([]);
  const begun = uuid(4);
  running.noteTaken(begun, faceOf(one));
  const inUse = () => [...running.inUseAfter({ question: 'name', row: other })];
  expect(inUse()).toEqual([one, other, begun]);
  running.act({ do: 'goTo', place: { at: 'question', ...faceOf(one) } }, by, uuid(5), 0);
  running.act({ do: 'removeRow', step: 'members', row: one }, by, uuid(5), 0);
  expect(inUse()).toEqual([other]);
});
