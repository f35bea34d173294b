import { setTimeout as rest } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { IntakeStore } from '../../../intake/store/port.ts';
import { postgresStore } from '../../../intake/store/postgres.ts';
import { enrolled, submissionOf } from '../../support/kept-at-intake.ts';
import { startPostgres, type RunningPostgres } from '../../support/postgres.ts';

// What only a PostgreSQL can do to an intake. What any database has to do is in `intake.program.test.ts`.

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);

let url: string;
let store: IntakeStore;
beforeEach(async () => {
  url = await postgres.emptyDatabase();
  store = await postgresStore(url);
});
afterEach(() => store.close());

/** A connection beside the intake's. */
async function beside(): Promise<Client> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

test('a kiosk is found though a name that the database does not take is asked for at the same moment', async () => {
  const { id, signingKey } = await enrolled(store, '1 号');
  const answers = await Promise.allSettled(
    ['first', '\0', signingKey.kid].map((kid) => store.kioskByKey(kid)),
  );
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[2]).toMatchObject({ value: { id } });
});

test('whoever goes on from the last that came misses none that another intake is still storing', async () => {
  const kiosk = await enrolled(store, '1 号');
  const [first, slow, quick] = [1, 2, 3].map((receivedAt) => submissionOf(kiosk, { receivedAt }));
  if (!first || !slow || !quick) throw new Error('None');
  await store.accept(first);
  const other = await postgresStore(url);
  const client = await beside();
  // The slow one hangs before its commit for as long as this lock is held.
  await client.query(`
    CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.submission = '${slow.submission}' THEN PERFORM pg_advisory_xact_lock_shared(7); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER wait AFTER INSERT ON submission FOR EACH ROW EXECUTE FUNCTION wait();
    SELECT pg_advisory_lock(7)`);
  const storing = [store.accept(slow)];
  await expect
    .poll(async () => (await client.query(`SELECT 1 FROM pg_locks WHERE objid = 7 AND NOT granted`)).rowCount)
    .toBe(1);
  storing.push(other.accept(quick));
  await rest(200);
  const seen = (await store.list(10, { after: first.submission })).toReversed();
  await client.query('SELECT pg_advisory_unlock(7)');
  await Promise.all(storing);
  const last = seen.at(-1) ?? first;
  seen.push(...(await store.list(10, { after: last.submission })).toReversed());
  expect(seen.map(({ submission }) => submission)).toEqual([slow.submission, quick.submission]);
  await client.end();
  await other.close();
});

test('a lock that somebody keeps is waited for only so long, and what comes after it is taken', async () => {
  const kiosk = await enrolled(store, '1 号');
  const client = await beside();
  await client.query('BEGIN; LOCK TABLE submission');
  const patient = await postgresStore(url, undefined, 3_000);
  await expect(patient.accept(submissionOf(kiosk))).rejects.toThrow('timeout');
  await client.query('ROLLBACK');
  const later = submissionOf(kiosk);
  expect(await patient.accept(later)).toEqual(later);
  await client.end();
  await patient.close();
});

test('a connection behind which nobody answers any more is given up for another', async () => {
  const kiosk = await enrolled(store, '1 号');
  const client = await beside();
  const patient = await postgresStore(url, undefined, 3_000);
  await patient.count();
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
  await expect(patient.accept(submissionOf(kiosk))).rejects.toThrow('timeout');
  const later = submissionOf(kiosk);
  expect(await patient.accept(later)).toEqual(later);
  for (const { pid } of rows) process.kill(pid, 'SIGCONT');
  await client.end();
  await patient.close();
});

test('each of many is kept though PostgreSQL gives their statement up for another', async () => {
  const kiosk = await enrolled(store, '1 号');
  const client = await beside();
  await client.query(`
    CREATE SEQUENCE tries;
    CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.slip = 'second' AND nextval('tries') = 1 THEN
        RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER give_up BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION give_up()`);
  const many = ['first', 'second', 'third', 'fourth'].map((slip) => submissionOf(kiosk, { slip }));
  expect(await Promise.all(many.map((one) => store.accept(one)))).toEqual(many);
  expect(await store.count()).toBe(4);
  await client.end();
});
