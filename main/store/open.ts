import Database from 'better-sqlite3';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { backUp } from './back-up.ts';
import { dropFormerKeys } from './change-wrapping-key.ts';
import { diskWords } from './disk-words.ts';
import { factTable } from './fact.ts';
import type { KeyFile, KeyProtections } from './key-file.ts';
import { mendPage } from './mend-page.ts';
import { mendReferences } from './mend-references.ts';
import { mendSchema } from './mend-schema.ts';
import { migrate } from './migrate.ts';
import { hasWrappingKey, openWrappingKey, type KeyLost, type WrappingKey } from './wrapping-key.ts';
import { mendLog } from './write-ahead-log.ts';

/** The shells that keep data. Each data folder belongs to the one that opened it first. */
export type Shell = 'electron' | 'serve';

/** What a disk had made of the data, and what could be put right before it was opened. */
export interface Found {
  /** `cut`: confirmed writes are lost, and nobody knows which. */
  readonly writeAheadLog: ReturnType<typeof mendLog>;
  readonly database: 'whole' | 'mended';
}

/** A data folder that is open: one writer, everything that is committed is on the disk. */
export interface Store {
  readonly db: Database.Database;
  readonly dir: string;
  readonly keys: WrappingKey;
  readonly found: Found;
  /** Where that key lies. */
  readonly keyFile: KeyFile;
  /**
   * Empties the write-ahead log, in which deleted rows would otherwise stand for a while. Whoever forgets something
   * calls this before saying that it is forgotten.
   */
  wipeTraces(): void;
  close(): void;
}

/** Why a data folder is not opened. `sentence` is for the operator, on a terminal or in a window of the system. */
export interface StoreRefused {
  readonly code: 'in-use' | 'other-shell' | 'newer' | 'damaged' | 'disk' | KeyLost;
  readonly sentence: string;
}

export type StoreOpened =
  { readonly ok: true; readonly store: Store } | { readonly ok: false; readonly refused: StoreRefused };

/**
 * What every answer pays for and `test/bench` compares with: on the disk before the call returns, and deleted means
 * overwritten. Exclusive locking keeps a second program out, and the system lifts it when the program dies.
 */
export const pragmas = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
  'foreign_keys = ON',
  'temp_store = MEMORY',
] as const;

export interface StoreConfig {
  readonly dir: string;
  readonly shell: Shell;
  readonly protections?: KeyProtections | undefined;
  readonly now: () => number;
}

/** Opens the data folder, making it when it is new. Refuses with a sentence rather than ever starting over. */
export function openStore(config: StoreConfig): StoreOpened {
  const { dir } = config;
  let db: Database.Database | undefined;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    // Of a disk that can only be read SQLite says that it is broken, and somebody would buy another.
    accessSync(dir, constants.W_OK);
    const file = path.join(dir, 'kiosk.sqlite');
    // An empty database beside what was sealed is a loss, not a new kiosk: begun anew, it would sweep the photos away.
    if (!sizeOf(file) && (hasWrappingKey(dir) || filesIn(path.join(dir, 'attachments')).length > 0)) {
      return { ok: false, refused: { code: 'damaged', sentence: missing(dir) } };
    }
    // SQLite empties the log when it opens it.
    const writeAheadLog = mendLog(file);
    db = new Database(file, { timeout: 1000 });
    const opened = openIn(db, config, { writeAheadLog, database: 'whole' });
    if (opened.ok || opened.refused.code !== 'damaged' || !mendPage(file)) return opened;
    db = new Database(file, { timeout: 1000 });
    return openIn(db, config, { writeAheadLog, database: 'mended' });
  } catch (error) {
    // Left open it would stand in the way of the next try.
    db?.close();
    const sentence = diskWords(error, dir);
    if (sentence === undefined) throw error;
    return { ok: false, refused: { code: 'disk', sentence } };
  }
}

function openIn(
  db: Database.Database,
  { dir, shell, protections = {}, now }: StoreConfig,
  found: Found,
): StoreOpened {
  const refuse = (code: StoreRefused['code'], sentence: string): StoreOpened => {
    db.close();
    return { ok: false, refused: { code, sentence } };
  };

  try {
    for (const pragma of pragmas) db.pragma(pragma);
    // Exclusive locking takes hold with the first write.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') return refuse('damaged', damaged(dir));
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY')) {
      return refuse('in-use', `The data folder ${dir} is in use by another kiosk program that is running.`);
    }
    if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
      return refuse('damaged', damaged(dir));
    }
    throw error;
  }

  const migrated = migrate(db, (version) => backUp(db, dir, version, now()));
  if (!migrated.ok) {
    return refuse(
      'newer',
      `The data folder ${dir} was written by a newer version of this program ` +
        `(${migrated.found}, known here ${migrated.known}). Install that version again; nothing was changed.`,
    );
  }

  const isMended = [mendSchema(db), mendReferences(db)].includes(true);
  const database = isMended ? 'mended' : found.database;
  const facts = factTable(db);
  const owner = facts.read('shell');
  if (typeof owner === 'string' && owner !== shell) {
    return refuse(
      'other-shell',
      `The data folder ${dir} belongs to the kiosk that was started with "${owner}". ` +
        `Start that one, or choose another folder with --data-dir.`,
    );
  }

  const kid = facts.read('wrapping-kid');
  const key = openWrappingKey(dir, protections, kid);
  if (typeof key === 'string') return refuse(key, keyWords[key](dir));
  const { keys, file: keyFile } = key;
  if (kid === undefined) {
    facts.write('shell', shell);
    facts.write('wrapping-kid', keys.kid);
  }

  const store: Store = {
    db,
    dir,
    keys,
    found: { ...found, database },
    keyFile,
    wipeTraces: () => {
      // The first column is 0 when nothing stood in the way.
      if (db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0)
        throw new Error('The write-ahead log could not be emptied');
    },
    close: () => db.close(),
  };
  // What a power cut left in the log between deleting and wiping is wiped now.
  store.wipeTraces();
  dropFormerKeys(db, dir, keys.kid);
  return { ok: true, store };
}

/** Why nothing in the folder can be opened, and what to do. */
const keyWords: Readonly<Record<KeyLost, (dir: string) => string>> = {
  'key-lost': (dir) =>
    `The key that belongs to the data folder ${dir} is missing, its file holds no key, or the system's keyring ` +
    `that seals it does not answer. Put its wrapping key file back, or start the kiosk as the user that it was set up for; ` +
    `without the key nothing in the folder can be opened.`,
  'passphrase-missing': (dir) =>
    `The key of the data folder ${dir} is sealed with a passphrase. Start the kiosk with --passphrase-file, ` +
    `or with --passphrase-file - and type it.`,
  'passphrase-wrong': (dir) =>
    `This is not the passphrase that the key of the data folder ${dir} is sealed with, or the key's file is damaged. ` +
    `Nothing was changed.`,
};

function damaged(dir: string): string {
  return (
    `The data in ${dir} is damaged, so it was not opened and not changed. Start the program once with --rescue-into and ` +
    `a new folder: all that can still be read is carried over there. ${hasBackUp(dir) ? copyIn : ''}`
  ).trim();
}

function missing(dir: string): string {
  const lost = `The database of the data folder ${dir} is missing or empty, so nothing was begun and nothing changed.`;
  return hasBackUp(dir)
    ? `${lost} ${copyIn}`
    : `${lost} There is no backup in it. Copy the folder to a safe place for whoever may rescue it, ` +
        'then begin with an empty folder and enrol the kiosk again.';
}

const copyIn =
  'The newest copy in its backup folder may be put in the place of kiosk.sqlite; that copy lacks everything since it was ' +
  'made, and what was parked in it cannot be opened any more.';

/** Only where a newer version of the program was started once: see `migrate`. */
function hasBackUp(dir: string): boolean {
  return filesIn(path.join(dir, 'backup')).some((name) => name.endsWith('.sqlite'));
}

/** In bytes; undefined where there is no such file. */
function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

function filesIn(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir) : [];
}
