import { isNowhere, unwrapEither, type Twice } from './kept-twice.ts';
import type { Store } from './open.ts';

/** The kiosk's own keys and tokens, each sealed by the wrapping key under its name. */
export interface Keyring {
  readSecret(name: string): Buffer | undefined;
  writeSecret(name: string, secret: Buffer): void;
  names(): string[];
  dropSecret(name: string): void;
}

/** Each has every secret, on pages of its own: see the migration that made the second. */
export const secretTables = ['secret', 'secret_again'] as const;

export function keyring({ db, keys }: Pick<Store, 'db' | 'keys'>): Keyring {
  const select = db.prepare<{ name: string }, Twice>(
    `SELECT (SELECT sealed FROM secret WHERE name = @name) AS one,
       (SELECT sealed FROM secret_again WHERE name = @name) AS other`,
  );
  const upserts = secretTables.map((table) =>
    db.prepare(
      `INSERT INTO ${table} (name, sealed) VALUES (@name, @sealed)
       ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed`,
    ),
  );
  const removes = secretTables.map((table) => db.prepare(`DELETE FROM ${table} WHERE name = ?`));
  const selectNames = db
    .prepare<[], string>('SELECT name FROM secret UNION SELECT name FROM secret_again ORDER BY name')
    .pluck();
  return {
    readSecret: (name) => {
      const twice = select.get({ name });
      if (!twice || isNowhere(twice)) return undefined;
      return unwrapEither(keys, twice, secretBoundTo(name));
    },
    writeSecret: db.transaction((name: string, secret: Buffer) => {
      const sealed = keys.wrap(secret, secretBoundTo(name));
      for (const upsert of upserts) upsert.run({ name, sealed });
    }),
    names: () => selectNames.all(),
    dropSecret: db.transaction((name: string) => {
      for (const remove of removes) remove.run(name);
    }),
  };
}

/** Where a wrapped secret belongs. */
function secretBoundTo(name: string): string {
  return `secret:${name}`;
}
