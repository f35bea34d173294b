import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type RunningPostgres } from '../support/postgres.ts';
import { keptOnce } from './kept-once.ts';
import { toSend } from './to-send.ts';

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

test('what is missing, doubled or changed in the database is found, and nothing else', async () => {
  const url = await postgres.emptyDatabase();
  const client = new Client(url);
  await client.connect();
  // Without the keys of the real one, which would not let it be doubled.
  await client.query('CREATE TABLE submission (submission TEXT, cover TEXT, envelope TEXT)');
  const sent = ['whole', 'gone', 'twice', 'other'].map((submission) =>
    toSend({ submission, cover: `封面 ${submission}`, envelope: `信封 ${submission}` }),
  );
  for (const id of ['whole', 'twice', 'twice', 'other']) {
    const envelope = id === 'other' ? '信封' : `信封 ${id}`;
    await client.query('INSERT INTO submission VALUES ($1, $2, $3)', [id, `封面 ${id}`, envelope]);
  }
  await client.end();

  const row = await keptOnce(url, new Map(sent.map(({ submission, digest }) => [submission, digest])));

  expect(row).toMatchObject({
    measured: { 'said to be kept': 4, missing: 1, doubled: 1, 'otherwise than sent': 1 },
    value: 3,
    budget: { atMost: 0 },
  });
});
