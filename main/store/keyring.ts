import type { Store } from './open.ts';

/** The kiosk's own keys and tokens, each sealed by the wrapping key under its name. */
export interface Keyring {
  readSecret(name: string): Buffer | undefined;
  writeSecret(name: string, secret: Buffer): void;
}

export function keyring({ db, keys }: Pick<Store, 'db' | 'keys'>): Keyring {
  const select = db.prepare<[string], { sealed: Buffer }>('SELECT sealed FROM secret WHERE name = ?');
  const upsert = db.prepare(
    'INSERT INTO secret (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed',
  );
  return {
    readSecret: (name) => {
      const row = select.get(name);
      return row && keys.unwrap(row.sealed, `secret:${name}`);
    },
    writeSecret: (name, secret) => {
      upsert.run(name, keys.wrap(secret, `secret:${name}`));
    },
  };
}
