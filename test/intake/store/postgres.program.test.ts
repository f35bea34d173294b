import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { publicPart } from '../../../core/submission/key.ts';
import { makeKey } from '../../../core/submission/make-key.ts';
import type { IntakeStore, Kiosk } from '../../../intake/store/port.ts';
import { postgresStore } from '../../../intake/store/postgres.ts';
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

async function enrolled(): Promise<Kiosk> {
  const code = randomUUID();
  await store.addCode(code, Date.now() + 60_000);
  const [signingKey, receivingKey] = [publicPart(await makeKey()), publicPart(await makeKey())];
  const kiosk = await store.enrol(
    code,
    { id: randomUUID(), name: '1 号', signingKey, receivingKey },
    Date.now(),
  );
  if (!kiosk) throw new Error('Not enrolled');
  return kiosk;
}

test('a kiosk is found though a name that the database does not take is asked for at the same moment', async () => {
  const { id, signingKey } = await enrolled();
  const answers = await Promise.allSettled(
    ['first', '\0', signingKey.kid].map((kid) => store.kioskByKey(kid)),
  );
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(answers[2]).toMatchObject({ value: { id } });
});
