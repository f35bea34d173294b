import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { Pool } from 'pg';
import type { SealedSubmission } from '../../core/submission/seal.ts';
import { newEnrolmentCode } from '../../intake/enrol.ts';
import { openIdentity } from '../../intake/identity.ts';
import { oneForEachCore } from '../../intake/options.ts';
import { connectionsEach, postgresStore } from '../../intake/store/postgres.ts';
import { startIntakeProgram, type IntakeProgram } from '../support/intake-program.ts';
import { startPostgres } from '../support/postgres.ts';
import { enrolKiosk, type TestKiosk } from '../support/test-kiosk.ts';
import { keptOnce } from './kept-once.ts';
import { openLightSender, type LightAnswer } from './light-sender.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';
import { toSend, type ToSend } from './to-send.ts';

/** So many are sent at once where it is to be kept busy: half as many as it has places for. */
const streams = 64;
/** Of each of the two that are compared. */
const turns = 10;
/** Turns that do not count, since in them the code of both is compiled: after one the intake is still a third slower. */
const firstTurns = 2;

/**
 * The intake as a program of its own on a PostgreSQL of its own. First as many submissions as it takes, beside bare
 * inserts of the same bytes into the same database; then a county that comes back after a two-day outage, every kiosk at
 * once, which it can only survive by sending most of them away for a while. At the end both are killed, and what PostgreSQL
 * has when it is up again is compared with what the intake said it keeps: it is no use to be quick about what is lost.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-bench-intake-'));
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.emptyDatabase();
    const kept = new Map<string, string>();
    const intake = await startIntakeProgram(dir, ['--database-url', databaseUrl]);
    const rows: Row[] = [];
    try {
      const kiosks = await enrolled(intake, dir, databaseUrl, quick ? 40 : 2_000);
      rows.push(await acceptsPerSecond(intake, databaseUrl, kiosks, quick ? 1_000 : 10_000, kept));
      rows.push(...(await afterAnOutage(intake, kiosks, quick ? 3 : 40, kept)));
      for (const kiosk of kiosks) kiosk.close();
    } finally {
      await intake.kill();
    }
    await postgres.restart();
    return [...rows, await keptOnce(databaseUrl, kept)];
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function enrolled(
  { url }: IntakeProgram,
  dir: string,
  databaseUrl: string,
  count: number,
): Promise<TestKiosk[]> {
  const identity = await openIdentity(dir);
  const store = await postgresStore(databaseUrl);
  const newCode = () => newEnrolmentCode(identity, store, Date.now());
  const kiosks: TestKiosk[] = [];
  while (kiosks.length < count) kiosks.push(await enrolKiosk({ url, newCode }));
  await store.close();
  return kiosks;
}

/**
 * The same bytes, sealed beforehand and taken in turns, so that whatever else the computer does falls on both. Both may have
 * as many connections: with fewer, the bare inserts would wait for one another, and ours would look the better for it.
 */
async function acceptsPerSecond(
  { url }: IntakeProgram,
  databaseUrl: string,
  kiosks: readonly TestKiosk[],
  count: number,
  kept: Map<string, string>,
): Promise<Row> {
  const connections = connectionsEach * oneForEachCore();
  const pool = new Pool({
    connectionString: databaseUrl,
    options: '-c synchronous_commit=on',
    max: connections,
  });
  await pool.query('CREATE TABLE bare (id TEXT PRIMARY KEY, cover TEXT NOT NULL, envelope TEXT NOT NULL)');
  const insert = ({ submission, cover, envelope }: SealedSubmission & { submission: string }) =>
    pool.query('INSERT INTO bare VALUES ($1, $2, $3)', [submission, cover, envelope]);
  const sender = await openLightSender(`${url}/v1/submissions`, streams);
  const rates = { ours: [] as number[], bare: [] as number[] };
  const each = Math.ceil(count / turns);
  try {
    for (let turn = 0; turn < firstTurns + turns; turn += 1) {
      const sealed = await Promise.all(
        Array.from({ length: each }, (_, index) => (kiosks[index % kiosks.length] ?? kiosks[0])!.seal()),
      );
      const ready = sealed.map(toSend);
      const bare = await perSecond(sealed, insert);
      const ours = await perSecond(ready, async ({ submission, digest, body }) => {
        const { status } = await sender.post(body);
        if (status !== 201) throw new Error(`The intake answered ${status}`);
        kept.set(submission, digest);
      });
      if (turn < firstTurns) continue;
      rates.bare.push(bare);
      rates.ours.push(ours);
    }
  } finally {
    sender.close();
    await pool.end();
  }
  const [ours, bare] = [quantile(rates.ours, 0.5), quantile(rates.bare, 0.5)];
  return {
    what: 'submissions that the intake has durably, to bare inserts of the same bytes into the same PostgreSQL',
    measured: {
      'ours per second': ours,
      'bare per second': bare,
      submissions: each * turns,
      'connections that each side may have': connections,
    },
    value: ours / bare,
    unit: 'times',
    budget: { atLeast: 0.5 },
  };
}

async function perSecond<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<number> {
  const from = performance.now();
  const queue = [...items];
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) await act(next);
  };
  await Promise.all(Array.from({ length: streams }, work));
  return items.length / ((performance.now() - from) / 1000);
}

/** What a connection that broke off comes to. A kiosk tries again later too; at once, it would only be in the way of the others. */
const brokenOff: LightAnswer = { status: 0, retryMs: 1_000 };

/**
 * Each kiosk sends what waits over a connection of its own, one after the other, and comes back with the same when it is told
 * to. All of it was sealed when it was handed in, as in life: sealed here in the moment of the storm, it would be the sender
 * whom the intake's answers wait for.
 */
async function afterAnOutage(
  { url, pid }: IntakeProgram,
  kiosks: readonly TestKiosk[],
  each: number,
  kept: Map<string, string>,
): Promise<Row[]> {
  const waiting: ToSend[][] = [];
  for (const kiosk of kiosks) {
    const sealed = await Promise.all(Array.from({ length: each }, () => kiosk.seal()));
    waiting.push(sealed.map(toSend));
  }
  const sender = await openLightSender(`${url}/v1/submissions`, kiosks.length);
  const [keptMs, sentAwayMs]: [number[], number[]] = [[], []];
  const memory = [residentMb(pid)];
  let broken = 0;
  const watching = setInterval(() => memory.push(residentMb(pid)), 500);
  const from = performance.now();
  try {
    await Promise.all(
      waiting.map(async (own) => {
        for (let next = own.pop(); next !== undefined;) {
          const before = performance.now();
          const { status, retryMs } = await sender.post(next.body).catch(() => brokenOff);
          const ms = performance.now() - before;
          // 200 is for what it has already: the answer to it broke off, and it is sent once more.
          if (status === 201 || status === 200) {
            keptMs.push(ms);
            kept.set(next.submission, next.digest);
            next = own.pop();
            continue;
          }
          if (status === 429) sentAwayMs.push(ms);
          else broken += 1;
          // An intake that ends breaks off each kiosk once. One that does not come back would be waited for for ever.
          if (broken > kiosks.length)
            throw new Error(`The intake broke off ${broken} times, ${status} at last`);
          await rest(retryMs);
        }
      }),
    );
  } finally {
    clearInterval(watching);
    sender.close();
  }
  memory.push(residentMb(pid));
  const seconds = (performance.now() - from) / 1000;
  const settled = memory.slice(Math.floor(memory.length / 4));
  const measured = {
    kiosks: kiosks.length,
    submissions: kiosks.length * each,
    'seconds until all were in': seconds,
  };
  return [
    {
      // Not of all answers: whoever is sent away has one at once, and many such would hide a slow one.
      what: 'what the intake keeps while a whole county comes back at once, until it says so, p99',
      measured: {
        ...measured,
        'p50 ms': quantile(keptMs, 0.5),
        'p99 ms': quantile(keptMs, 0.99),
      },
      value: quantile(keptMs, 0.99),
      unit: 'ms',
      budget: { atMost: 2_000 },
    },
    {
      what: 'being sent away by it meanwhile, p99',
      measured: { 'sent away': sentAwayMs.length },
      value: sentAwayMs.length > 0 ? quantile(sentAwayMs, 0.99) : 0,
      unit: 'ms',
      budget: { atMost: 2_000 },
    },
    {
      what: 'broken off by it meanwhile, or answered with anything but kept and come again',
      measured: { requests: keptMs.length + sentAwayMs.length + broken },
      value: broken,
      unit: 'requests',
      budget: { atMost: 0 },
    },
    {
      what: 'memory of the intake meanwhile, its most to what it had after a quarter of the time',
      measured: { 'most MB': Math.max(...settled), 'after a quarter MB': settled[0] ?? 0 },
      value: Math.max(...settled) / (settled[0] ?? 1),
      unit: 'times',
      budget: { atMost: 1.5 },
    },
  ];
}

/** Of a program and of the processes that it has started. */
function residentMb(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`, '--ppid', `${pid}`], {
    encoding: 'utf8',
  });
  return (
    kilobytes
      .trim()
      .split('\n')
      .reduce((sum, each) => sum + Number(each), 0) / 1024
  );
}
