import type { Pool, PoolClient } from 'pg';
import { isOfARow } from './postgres-error.ts';
import { kioskByKeyStatement, keyTakenStatement } from './kiosk-by-key.ts';
import type { IntakeStore, Kiosk } from './port.ts';
import { inTransaction } from './postgres-transaction.ts';
import { remembered } from './remembered.ts';
import { keysFor, kioskOf, kiosksListed, sameKeys, type FormerKeyRow, type KioskRow } from './row.ts';
import { together } from './together.ts';

/**
 * How long a kiosk is taken to be what it was. One whose key was changed or taken back through another intake is believed
 * for so long at this one.
 */
const kioskKnownForMs = 10_000;
const mostKiosksKnown = 10_000;

type Kiosks = Pick<IntakeStore, 'addCode' | 'enrol' | 'kiosk' | 'kioskByKey' | 'renew' | 'revoke' | 'kiosks'>;

/** The kiosks that are enrolled, with their keys. Those of late are remembered: each request is signed by one. */
export function postgresKiosks(pool: Pool, monotonicMs: () => number): Kiosks {
  const find = together(
    async (kids: readonly string[]) => {
      const { rows } = await pool.query<KioskRow>({ ...kiosksByKey, values: [kids] });
      const found = new Map(rows.map(kioskOf).map((kiosk) => [kiosk.signingKey.kid, kiosk]));
      return kids.map((kid) => found.get(kid));
    },
    { weightOf: () => 1, isOfOne: isOfARow, limits: { runs: 1, items: 100, weight: 100 } },
  );
  const byKey = remembered(find, { forMs: kioskKnownForMs, atMost: mostKiosksKnown, monotonicMs });

  return {
    addCode: async (codeHash, expiresAt) => {
      await pool.query('INSERT INTO enrolment_code (code_hash, expires_at) VALUES ($1, $2)', [
        codeHash,
        expiresAt,
      ]);
    },
    enrol: async (codeHash, kiosk, at) => {
      const enrolled = await inTransaction(pool, (client) => enrol(client, codeHash, kiosk, at));
      byKey.forget();
      return enrolled;
    },
    kiosk: async (id) => {
      const { rows } = await pool.query<KioskRow>('SELECT * FROM kiosk WHERE id = $1', [id]);
      return rows[0] && kioskOf(rows[0]);
    },
    kioskByKey: (kid) => byKey.get(kid),
    renew: async (kiosk, from, keys, at) => {
      const renewed = await inTransaction(pool, (client) => renew(client, kiosk, from, keys, at));
      byKey.forget();
      return renewed;
    },
    revoke: async (which, at) => {
      const kiosk = await pool.query('UPDATE kiosk SET revoked_at = coalesce(revoked_at, $1) WHERE id = $2', [
        at,
        which,
      ]);
      const key = await pool.query(
        'UPDATE former_signing_key SET revoked_at = coalesce(revoked_at, $1) WHERE signing_kid = $2',
        [at, which],
      );
      byKey.forget();
      return (kiosk.rowCount ?? 0) + (key.rowCount ?? 0) > 0;
    },
    kiosks: async () => {
      const listed = await pool.query<KioskRow>('SELECT * FROM kiosk ORDER BY name, id');
      const former = await pool.query<FormerKeyRow>('SELECT * FROM former_signing_key ORDER BY replaced_at');
      return kiosksListed(listed.rows, former.rows);
    },
  };
}

/** Planned once on each connection: when a county comes back, each request is another kiosk's. */
const kiosksByKey = { name: 'kiosks-by-key', text: kioskByKeyStatement('= ANY($1)') };

async function enrol(
  client: PoolClient,
  codeHash: string,
  kiosk: Kiosk,
  at: number,
): Promise<Kiosk | undefined> {
  const codes = await client.query<{ expires_at: number; kiosk: string | null }>(
    'SELECT expires_at, kiosk FROM enrolment_code WHERE code_hash = $1 FOR UPDATE',
    [codeHash],
  );
  const code = codes.rows[0];
  if (!code) return undefined;
  if (code.kiosk !== null) {
    const { rows } = await client.query<KioskRow>('SELECT * FROM kiosk WHERE id = $1', [code.kiosk]);
    const known = rows[0] && kioskOf(rows[0]);
    return known && rows[0]?.revoked_at === null && sameKeys(known, kiosk) ? known : undefined;
  }
  if (code.expires_at < at) return undefined;
  const { id, name, signingKey, receivingKey } = kiosk;
  if (await isTaken(client, signingKey.kid)) return undefined;
  const inserted = await client.query(
    `INSERT INTO kiosk (id, name, signing_kid, signing_key, receiving_key, enrolled_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [id, name, signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), at],
  );
  if (inserted.rowCount !== 1) return undefined;
  await client.query('UPDATE enrolment_code SET kiosk = $1 WHERE code_hash = $2', [id, codeHash]);
  return kiosk;
}

async function renew(
  client: PoolClient,
  id: string,
  from: string,
  keys: Pick<Kiosk, 'signingKey' | 'receivingKey'>,
  at: number,
): Promise<Kiosk | undefined> {
  const { rows } = await client.query<KioskRow>('SELECT * FROM kiosk WHERE id = $1 FOR UPDATE', [id]);
  const [row] = rows;
  if (!row || row.revoked_at !== null) return undefined;
  const kiosk = kioskOf(row);
  const which = keysFor(kiosk, from, keys);
  if (which === 'present') return kiosk;
  const { signingKey, receivingKey } = keys;
  if (which === 'neither' || (await isTaken(client, signingKey.kid))) return undefined;
  await client.query(
    `INSERT INTO former_signing_key (signing_kid, kiosk, signing_key, replaced_at)
     SELECT signing_kid, id, signing_key, $1 FROM kiosk WHERE id = $2`,
    [at, id],
  );
  await client.query(
    'UPDATE kiosk SET signing_kid = $1, signing_key = $2, receiving_key = $3 WHERE id = $4',
    [signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), id],
  );
  return { ...kiosk, signingKey, receivingKey };
}

async function isTaken(client: PoolClient, kid: string): Promise<boolean> {
  return (await client.query(keyTakenStatement('$1'), [kid])).rows.length > 0;
}
