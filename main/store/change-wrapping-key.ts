import type { Database } from 'better-sqlite3';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { noteBoundTo } from './case.ts';
import { factTable } from './fact.ts';
import { unwrapEither, type Twice } from './kept-twice.ts';
import { keyFilesIn, removeKeyFile, type KeyFile, type KeyKept, type KeyProtections } from './key-file.ts';
import { keyring } from './keyring.ts';
import type { Store } from './open.ts';
import { sessionKeyBoundTo } from './session.ts';
import { makeNextKey, type WrappingKey } from './wrapping-key.ts';
import { wipeFile } from './write-durably.ts';

/**
 * Gives the data folder a new wrapping key, and wraps by it everything that was wrapped by the former.
 *
 * The order is what a power cut in between needs: the new key is on the disk before anything is wrapped by it, everything
 * is wrapped anew at once or not at all, and only then the former key goes. Whoever opens the folder finds by the recorded
 * name which of two keys is in use, and `dropFormerKeys` does the rest. The store that this was asked of is not to be used
 * any further: it holds the former key.
 *
 * @param alongside writes what is kept with the change or not at all
 */
export function changeWrappingKey(
  store: Store,
  kept: KeyKept,
  protections: KeyProtections,
  alongside: (to: KeyFile) => void,
): void {
  const { db, dir, keys: former, keyFile } = store;
  const { keys: next, file } = makeNextKey(dir, kept, protections);
  const facts = factTable(db);
  db.transaction(() => {
    wrapAnew(db, former, next);
    facts.write('wrapping-kid', next.kid);
    facts.write('wrapping-retired', keyFile.name);
    alongside(file);
  })();
  store.wipeTraces();
  dropFormerKeys(db, dir, next.kid);
}

/** Everything that the wrapping key wraps. What is sealed by a session's key or the kiosk's own stays as it is. */
function wrapAnew(db: Database, former: WrappingKey, next: WrappingKey): void {
  const [from, to] = [keyring({ db, keys: former }), keyring({ db, keys: next })];
  for (const name of from.names()) {
    anew(
      () => from.readSecret(name),
      (secret) => to.writeSecret(name, secret),
    );
  }
  const sessions = db
    .prepare<[], { session: string } & Twice>(
      'SELECT session, wrapped AS one, again AS other FROM session_key',
    )
    .all();
  const setSession = db.prepare('UPDATE session_key SET wrapped = @to, again = @to WHERE session = @session');
  for (const { session, ...twice } of sessions) {
    const bound = sessionKeyBoundTo(session);
    anew(
      () => unwrapEither(former, twice, bound),
      (key) => setSession.run({ session, to: next.wrap(key, bound) }),
    );
  }
  const notes = db
    .prepare<[], { submission: string; sealed: Buffer }>('SELECT submission, sealed FROM case_note')
    .all();
  const setNote = db.prepare('UPDATE case_note SET sealed = @to WHERE submission = @submission');
  for (const { submission, sealed } of notes) {
    const bound = noteBoundTo(submission);
    anew(
      () => former.unwrap(sealed, bound),
      (note) => setNote.run({ submission, to: next.wrap(note, bound) }),
    );
  }
}

/** Leaves what does not open as it is: the disk has damaged it, and all else is not to wait for it. */
function anew(read: () => Buffer | undefined, write: (secret: Buffer) => void): void {
  let secret: Buffer | undefined;
  try {
    secret = read();
  } catch {
    return;
  }
  if (!secret) return;
  write(secret);
  secret.fill(0);
}

/**
 * Overwrites and removes what is left of a change: the file of the key before it, and one that was made for a change that
 * did not come about. To be called once the recorded key was found, and never before: any other might be the last one.
 */
export function dropFormerKeys(db: Database, dir: string, kid: string): void {
  const facts = factTable(db);
  const retired = facts.read('wrapping-retired');
  for (const file of keyFilesIn(dir)) {
    const isFormer = file.kid === undefined ? file.name === retired : file.kid !== kid || file.unfinished;
    if (isFormer) removeKeyFile(dir, file);
  }
  if (typeof retired !== 'string') return;
  // What is in there is wrapped by the key that is gone.
  const backup = path.join(dir, 'backup');
  for (const name of existsSync(backup) ? readdirSync(backup) : []) wipeFile(path.join(backup, name));
  facts.write('wrapping-retired', null);
}
