import { unwrapEither, type Twice } from './kept-twice.ts';
import type { Store } from './open.ts';

/** The kiosk's own keys and tokens, each sealed by the wrapping key under its name. */
export interface Keyring {
  readSecret(name: string): Buffer | undefined;
  writeSecret(name: string, secret: Buffer): void;
  names(): string[];
  dropSecret(name: string): void;
}

export function keyring({ db, keys }: Pick<Store, 'db' | 'keys'>): Keyring {
  const select = db.prepare<[string], Twice>(
    'SELECT sealed AS one, again AS other FROM secret WHERE name = ?',
  );
  const upsert = db.prepare(
    `INSERT INTO secret (name, sealed, again) VALUES (@name, @sealed, @sealed)
     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, again = excluded.again`,
  );
  const remove = db.prepare('DELETE FROM secret WHERE name = ?');
  const selectNames = db.prepare<[], { name: string }>('SELECT name FROM secret ORDER BY name');
  return {
    readSecret: (name) => {
      const row = select.get(name);
      return row && unwrapEither(keys, row, secretBoundTo(name));
    },
    writeSecret: (name, secret) => {
      upsert.run({ name, sealed: keys.wrap(secret, secretBoundTo(name)) });
    },
    names: () => selectNames.all().map(({ name }) => name),
    dropSecret: (name) => {
      remove.run(name);
    },
  };
}

/** Where a wrapped secret belongs. */
export function secretBoundTo(name: string): string {
  return `secret:${name}`;
}
