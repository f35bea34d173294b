import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { pragmas, type Store } from './open.ts';
import { unwrittenKey } from './wrapping-key.ts';

/**
 * The same tables as in a data folder, in memory alone and under a key that is written nowhere: nothing in it ever
 * reaches a disk, and all of it is gone when it is closed. SQLite keeps its temporary files in memory too.
 */
export function openStoreInMemory(): Pick<Store, 'db' | 'keys' | 'close'> {
  const db = new Database(':memory:');
  for (const pragma of pragmas) db.pragma(pragma);
  migrate(db, () => {
    throw new Error('A store that has just been made has nothing to back up');
  });
  return { db, keys: unwrittenKey(), close: () => db.close() };
}
