import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { keptInLog } from '../../core/session/kept-in-log.ts';
import { type AttachmentMark, coverShape } from '../../core/submission/cover.ts';
import { fitsDigest } from '../../core/submission/digest.ts';
import { claimedContent } from '../../core/submission/signed.ts';
import { caseTable } from './case.ts';
import { isWholeKeyFile } from './key-file.ts';
import { keyring } from './keyring.ts';
import type { Store } from './open.ts';
import { sessionTable, type SessionLog, type SessionRow } from './session.ts';
import { staffTable } from './staff.ts';
import { submissionTable } from './submission.ts';

/** Something in the data folder that is not as it was written. */
export interface Damage {
  readonly what: 'log' | 'database' | 'secret' | 'staff' | 'session' | 'submission' | 'attachment' | 'note';
  /** Its id, the secret's name or its file's, or of the database and its log whether it was `mended` or is `cut`. */
  readonly id: string;
}

/**
 * Reads all that residents and the kiosk still need, and names what is not whole: by the seals of what is sealed, by the
 * digests of what goes upstream, by the checks of what stands in clear. SQLite itself notices only where its own structure
 * suffers.
 *
 * @param how `at-start` leaves what takes long, the photos of what was handed in, of which is seen only whether they are
 *   there, and what nobody may look at before somebody opens it, the answers of parked sessions. Either is found when it is
 *   read.
 */
export async function damageIn(store: Store, how: 'at-start' | 'wholly'): Promise<Damage[]> {
  return [
    ...inFiles(store),
    ...inSecrets(store),
    ...inStaff(store),
    ...inNotes(store),
    ...(await inSessions(store, ({ state }) => how === 'wholly' || state === 'open')),
    ...(await inSubmissions(store, how === 'wholly' ? isWhole : isThere)),
  ];
}

function inFiles({ found: { writeAheadLog, database } }: Store): Damage[] {
  return [
    { what: 'log' as const, id: writeAheadLog },
    { what: 'database' as const, id: database },
  ].filter(({ id }) => id !== 'whole');
}

function inStaff({ db }: Store): Damage[] {
  return staffTable(db)
    .damaged()
    .map((id) => ({ what: 'staff', id }));
}

function inNotes(store: Store): Damage[] {
  return caseTable(store)
    .damaged()
    .map((id) => ({ what: 'note', id }));
}

function inSecrets(store: Store): Damage[] {
  const secrets = keyring(store);
  const broken = secrets.names().filter((name) => unlessBroken(() => secrets.readSecret(name)) === undefined);
  const keyFile = isWholeKeyFile(store.dir, store.keyFile) ? [] : [store.keyFile.name];
  return [...broken, ...keyFile].map((id) => ({ what: 'secret', id }));
}

async function inSessions(store: Store, mayBeRead: (row: SessionRow) => boolean): Promise<Damage[]> {
  const sessions = sessionTable(store);
  const damaged = new Set(sessions.damaged());
  const found: Damage[] = [];
  for (const row of sessions.all()) {
    const { session } = row;
    const log = mayBeRead(row) ? unlessBroken(() => sessions.log(session, sessions.key(session))) : unread;
    const isRight = log && log.mended + log.lost === 0 && !damaged.has(session);
    if (!isRight) found.push({ what: 'session', id: session });
    if (log) found.push(...(await without(isWhole, store, keptInLog(log.events))));
  }
  return found;
}

const unread: SessionLog = { events: [], lastSeq: 0, mended: 0, lost: 0 };

async function inSubmissions(store: Store, isGood: IsGood): Promise<Damage[]> {
  const submissions = submissionTable(store.db);
  const damaged = new Set(submissions.damaged());
  const found: Damage[] = [];
  for (const { submission } of submissions.list()) {
    // What went out and is forgotten nobody needs any more.
    const parcel = submissions.parcel(submission);
    if (!parcel) continue;
    const marks = submissions.attachments(submission);
    const isRight =
      !damaged.has(submission) &&
      isDeepStrictEqual(
        marks.map(({ attachment, digest, bytes }) => ({ attachment, digest, bytes })),
        marksIn(parcel.cover),
      ) &&
      (await fitsDigest(parcel.envelope, parcel.digest));
    if (!isRight) found.push({ what: 'submission', id: submission });
    found.push(...(await without(isGood, store, marks)));
  }
  return found;
}

/** What its cover names. A mark that went amiss would have its photo swept away, or looked for where it is not. */
function marksIn(cover: string): AttachmentMark[] | undefined {
  return coverShape.safeParse(claimedContent(cover)).data?.attachments;
}

type IsGood = (file: string, mark: AttachmentMark) => boolean | Promise<boolean>;

const isThere = (file: string, { bytes }: AttachmentMark): boolean =>
  statSync(file, { throwIfNoEntry: false })?.size === bytes;
const isWhole: IsGood = async (file, mark) =>
  isThere(file, mark) && fitsDigest(await readFile(file), mark.digest);

async function without(isGood: IsGood, { dir }: Store, marks: readonly AttachmentMark[]): Promise<Damage[]> {
  const missing: Damage[] = [];
  for (const mark of marks) {
    const { attachment } = mark;
    if (!(await isGood(path.join(dir, 'attachments', attachment), mark)))
      missing.push({ what: 'attachment', id: attachment });
  }
  return missing;
}

/** What was read, or undefined where a seal is broken. */
function unlessBroken<Found>(read: () => Found): Found | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
