import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { Pool } from 'pg';
import type { SealedSubmission } from '../../core/submission/seal.ts';
import { newEnrolmentCode } from '../../intake/enrol.ts';
import { openIdentity } from '../../intake/identity.ts';
import { postgresStore } from '../../intake/store/postgres.ts';
import { startIntakeProgram, type IntakeProgram } from '../support/intake-program.ts';
import { startPostgres } from '../support/postgres.ts';
import { enrolKiosk, type TestKiosk } from '../support/test-kiosk.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/** What one process sends at once where it is to be kept busy. */
const streams = 32;

/**
 * The intake as a program of its own on a PostgreSQL of its own. First as many submissions as it takes, beside bare
 * inserts of the same bytes into the same database; then a county that comes back after a two-day outage, every kiosk at
 * once, which it can only survive by sending most of them away for a while.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-bench-intake-'));
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.emptyDatabase();
    const intake = await startIntakeProgram(dir, ['--database-url', databaseUrl]);
    try {
      const kiosks = await enrolled(intake, dir, databaseUrl, quick ? 40 : 2_000);
      const accepts = await acceptsPerSecond(intake, databaseUrl, kiosks, quick ? 400 : 4_000);
      const outage = await afterAnOutage(intake, kiosks, quick ? 3 : 40);
      for (const kiosk of kiosks) kiosk.close();
      return [accepts, ...outage];
    } finally {
      await intake.kill();
    }
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

/** The same bytes, taken in turns, so that whatever else the computer does falls on both. */
async function acceptsPerSecond(
  { url }: IntakeProgram,
  databaseUrl: string,
  kiosks: readonly TestKiosk[],
  count: number,
): Promise<Row> {
  const pool = new Pool({ connectionString: databaseUrl, options: '-c synchronous_commit=on', max: 10 });
  await pool.query('CREATE TABLE bare (id TEXT PRIMARY KEY, cover TEXT NOT NULL, envelope TEXT NOT NULL)');
  const insert = ({ submission, cover, envelope }: SealedSubmission & { submission: string }) =>
    pool.query('INSERT INTO bare VALUES ($1, $2, $3)', [submission, cover, envelope]);
  const rates = { ours: [] as number[], bare: [] as number[] };
  const each = Math.ceil(count / 4);
  for (let turn = 0; turn < 4; turn += 1) {
    const sealed = await Promise.all(
      Array.from({ length: each }, (_, index) => (kiosks[index % kiosks.length] ?? kiosks[0])!.seal()),
    );
    rates.bare.push(await perSecond(sealed, insert));
    rates.ours.push(
      await perSecond(sealed, async (one) => {
        const { status } = await send(url, one);
        if (status !== 201) throw new Error(`The intake answered ${status}`);
      }),
    );
  }
  await pool.end();
  const [ours, bare] = [quantile(rates.ours, 0.5), quantile(rates.bare, 0.5)];
  return {
    what: 'submissions that the intake has durably, to bare inserts of the same bytes into the same PostgreSQL',
    measured: { 'ours per second': ours, 'bare per second': bare, submissions: each * 4 },
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

async function send(
  url: string,
  { cover, envelope }: SealedSubmission,
): Promise<{ status: number; retryMs: number }> {
  const response = await fetch(`${url}/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cover, envelope }),
  });
  await response.arrayBuffer();
  return { status: response.status, retryMs: Number(response.headers.get('retry-after') ?? 0) * 1000 };
}

/** Each kiosk sends what waits, one after the other, and comes back when it is told to. */
async function afterAnOutage(
  { url, pid }: IntakeProgram,
  kiosks: readonly TestKiosk[],
  each: number,
): Promise<Row[]> {
  const answers: number[] = [];
  const memory = [residentMb(pid)];
  let [away, broken] = [0, 0];
  const watching = setInterval(() => memory.push(residentMb(pid)), 500);
  const from = performance.now();
  await Promise.all(
    kiosks.map(async (kiosk) => {
      for (let left = each; left > 0;) {
        const sealed = await kiosk.seal();
        const before = performance.now();
        const answer = await send(url, sealed).catch(() => ({ status: 0, retryMs: 1_000 }));
        answers.push(performance.now() - before);
        if (answer.status === 201) left -= 1;
        else if (answer.status === 429) away += 1;
        else broken += 1;
        if (answer.status !== 201) await rest(answer.retryMs);
      }
    }),
  );
  clearInterval(watching);
  memory.push(residentMb(pid));
  const seconds = (performance.now() - from) / 1000;
  const settled = memory.slice(Math.floor(memory.length / 4));
  const measured = {
    kiosks: kiosks.length,
    submissions: kiosks.length * each,
    'seconds until all were in': seconds,
    'sent away': away,
    'broken off': broken,
  };
  return [
    {
      what: 'an answer of the intake while a whole county comes back at once, p99',
      measured: { ...measured, 'p50 ms': quantile(answers, 0.5), 'p99 ms': quantile(answers, 0.99) },
      value: quantile(answers, 0.99),
      unit: 'ms',
      budget: { atMost: 2_000 },
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

function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) / 1024;
}
