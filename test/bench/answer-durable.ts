import Database from 'better-sqlite3';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadService } from '../../main/catalog/load-service.ts';
import { packageDigest, readServiceFolder } from '../../main/catalog/service-folder.ts';
import { Running } from '../../main/session/running.ts';
import { openStore, pragmas } from '../../main/store/open.ts';
import { packageTable } from '../../main/store/package.ts';
import { sessionTable } from '../../main/store/session.ts';
import { identityNumber } from '../support/identity-number.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/**
 * One answer, from the call to the view that is handed back (decided, sealed, on the disk, applied, shown), beside a
 * bare commit of as many rows and bytes under the same pragmas on the same disk. Taken in turns, so that whatever
 * else the computer does falls on both; and each step back to the question is taken as well, so that the log of both
 * is emptied into the file in front of the same clock, however the answers fall.
 */
export function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const rounds = quick ? 200 : 3000;
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-bench-'));
  try {
    const acts = answeringAndGoingBack(path.join(dir, 'kiosk'));
    const commit = committing(path.join(dir, 'bare.sqlite'));
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = -100; round < rounds; round++) {
      for (const { act, events } of acts) {
        const acted = taken(act);
        const committed = taken(() => commit(events));
        if (round < 0) continue;
        ours.push(acted);
        bare.push(committed);
      }
    }
    return Promise.resolve([
      {
        what: 'an answer or a step back durable on the disk, p99, to a bare SQLite commit',
        measured: {
          'ours p50 ms': quantile(ours, 0.5),
          'ours p99 ms': quantile(ours, 0.99),
          'bare p50 ms': quantile(bare, 0.5),
          'bare p99 ms': quantile(bare, 0.99),
          acts: ours.length,
        },
        value: quantile(ours, 0.99) / quantile(bare, 0.99),
        unit: 'times',
        budget: { atMost: 1.5 },
      },
    ]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const bytesOfEvent = 12 + 256 + 16;

/** Something the resident does, and how many events it comes to. */
interface Act {
  act: () => void;
  events: number;
}

/** The first question of the elder allowance, answered, and the way back to it. */
function answeringAndGoingBack(dir: string): Act[] {
  const files = readServiceFolder(path.resolve('services/elder-allowance'));
  const loaded = loadService(files);
  if ('problems' in loaded) throw new Error('The elder allowance does not load');
  const opened = openStore({ dir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  const { store } = opened;
  const digest = packageDigest(files);
  packageTable(store.db).keep({ digest, service: 'elder-allowance', version: '1', files });
  const table = sessionTable(store);
  const session = randomUUID();
  table.insert({
    session,
    digest,
    language: 'zh-CN',
    today: '2026-11-23',
    clockTrusted: true,
    openedAt: Date.now(),
    screen: 'kiosk',
  });
  const row = table.read(session);
  if (!row) throw new Error('The session was not kept');
  const log = { key: table.key(session), events: [], lastSeq: 0 };
  const running = new Running(row, loaded.service, log, table, 0);
  const act = (intent: Parameters<Running['act']>[0], events: number) => {
    const decision = running.act(intent, { by: 'resident', from: 'touch' }, randomUUID(), Date.now());
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    if (decision.events.length !== events) throw new Error(`It came to ${decision.events.length} events`);
    return running.engine.view();
  };
  while (running.engine.view().place.at !== 'question')
    act({ do: 'next', from: running.engine.view().place }, 1);
  const { question } = running.engine.view();
  if (!question) throw new Error('No question');

  const identity = identityNumber('1940-12-25');
  return [
    // The answer itself, and where the resident went after it.
    { act: () => act({ do: 'answer', path: question.path, value: identity }, 2), events: 2 },
    { act: () => act({ do: 'back', from: running.engine.view().place }, 1), events: 1 },
  ];
}

function committing(file: string): (rows: number) => void {
  const db = new Database(file);
  for (const pragma of pragmas) db.pragma(pragma);
  db.exec(
    'CREATE TABLE entry (id TEXT, seq INTEGER, at INTEGER, sealed BLOB, PRIMARY KEY (id, seq)) WITHOUT ROWID',
  );
  const insert = db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)');
  const id = randomUUID();
  const bytes = randomBytes(bytesOfEvent);
  let seq = 0;
  return db.transaction((rows: number) => {
    for (let row = 0; row < rows; row++) insert.run(id, (seq += 1), Date.now(), bytes);
  });
}

function taken(act: () => void): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}
