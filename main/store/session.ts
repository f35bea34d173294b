import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Manner } from '../../core/contract.ts';
import { eventShape, type SessionEvent } from '../../core/session/event.ts';
import { checkedRows } from './checked-rows.ts';
import { unwrapEither, type Twice } from './kept-twice.ts';
import type { Store } from './open.ts';
import { seal, unseal, withBitPutBack } from './seal.ts';

/** What stands in clear about a session. */
export interface SessionRow {
  readonly session: string;
  readonly digest: string;
  readonly manner: Manner;
  readonly today: string;
  readonly clockTrusted: boolean;
  readonly state: 'open' | 'parked';
  readonly screen: string | null;
  readonly openedAt: number;
  readonly changedAt: number;
  /** When a parked session is forgotten; null while its days have not begun, see `beginDays`. */
  readonly keptUntil: number | null;
  /** The submission that was handed back, where this puts it right. */
  readonly corrects: string | null;
}

export type NewSession = Pick<SessionRow, 'session' | 'digest' | 'today' | 'clockTrusted' | 'openedAt'> & {
  readonly screen: string;
  readonly language: string;
};

/** What was handed back, as it is parked until its resident comes. */
export type ParkedAnew = Omit<NewSession, 'screen'> & {
  readonly keptUntil: number | null;
  readonly corrects: string;
};

/** A session's log as far as it opens. */
export interface SessionLog {
  readonly events: readonly SessionEvent[];
  readonly lastSeq: number;
  /** How many of it the disk has damaged so that one bit could be put back. */
  readonly mended: number;
  /** How many do not open, or are not there: by the damage of a disk, or because somebody put them elsewhere. */
  readonly lost: number;
}

/**
 * Sessions and their sealed logs. Each session has a random key of its own, wrapped by the kiosk's wrapping key;
 * once the wrapped key is deleted, nobody can open what was said.
 */
export interface SessionTable {
  insert(row: NewSession): void;
  /** A key for a session that is not there yet, so that something can be sealed by it before; and it wrapped, to be kept. */
  freshKey(session: string): { readonly key: KeyObject; readonly wrapped: Buffer };
  insertParked(row: ParkedAnew, wrapped: Buffer): void;
  /** The session in which what was handed back is put right. */
  correcting(submission: string): SessionRow | undefined;
  read(session: string): SessionRow | undefined;
  openOn(screen: string): SessionRow | undefined;
  byCode(codeHash: Buffer): SessionRow | undefined;
  all(): SessionRow[];
  keepManner(session: string, manner: Manner): void;
  /** The key under which everything of this session is sealed. */
  key(session: string): KeyObject;
  log(session: string, key: KeyObject): SessionLog;
  /** Writes the log anew, as of the same time: what is left of one that was damaged, without gaps. */
  rewriteLog(session: string, key: KeyObject, events: readonly SessionEvent[]): void;
  /** Adds to the log, all or nothing, with what `alongside` writes. When it returns, the events are on the disk. */
  append(
    session: string,
    key: KeyObject,
    firstSeq: number,
    events: readonly SessionEvent[],
    at: number,
    alongside?: () => void,
  ): void;
  park(session: string, parked: { at: number; keptUntil: number | null; codeHash: Buffer | null }): void;
  /** Says until when everything is kept that was parked while nobody knew the time. */
  beginDays(keptUntil: number): void;
  reopen(session: string, screen: string): void;
  /** Deletes the session with its key, its log and its attachments' keys. `wipeTraces` has to follow. */
  forget(session: string): void;
  /** Of which something in clear is not as it was written: nobody knows any more how long they are kept. */
  damaged(): string[];
  /**
   * Puts such a one right: as it was where one bit was flipped, and otherwise parked from now on, without a code and with days
   * that have not begun.
   */
  putRight(session: string, at: number): void;
  /** Drops what belongs to sessions that are not there, which only a rescue leaves behind. Answers their ids. */
  dropAlone(): string[];
  expired(now: number): SessionRow[];
}

interface Row {
  session: string;
  digest: string;
  language: string;
  variety: string;
  size: Manner['size'];
  theme: Manner['theme'];
  touch: Manner['touch'];
  today: string;
  clock_trusted: number;
  state: 'open' | 'parked';
  screen: string | null;
  opened_at: number;
  changed_at: number;
  kept_until: number | null;
  corrects: string | null;
}

const columns = `session, digest, language, variety, size, theme, touch, today, clock_trusted, state, screen, opened_at,
  kept_until, corrects,
  coalesce(parked_at, (SELECT at FROM event WHERE event.session = session.session ORDER BY seq DESC LIMIT 1),
    opened_at) AS changed_at`;

export function sessionTable({ db, keys }: Pick<Store, 'db' | 'keys'>): SessionTable {
  const rows = checkedRows(db, 'session');
  const insertRow = db.prepare(
    `INSERT INTO session (session, digest, language, today, clock_trusted, state, screen, opened_at)
     VALUES (@session, @digest, @language, @today, @clockTrusted, 'open', @screen, @openedAt)`,
  );
  const insertRowParked = db.prepare(
    `INSERT INTO session (session, digest, language, today, clock_trusted, state, opened_at, parked_at, kept_until, corrects)
     VALUES (@session, @digest, @language, @today, @clockTrusted, 'parked', @openedAt, @openedAt, @keptUntil, @corrects)`,
  );
  const insertKey = db.prepare(
    'INSERT INTO session_key (session, wrapped, again) VALUES (@session, @wrapped, @wrapped)',
  );
  const select = db.prepare<[string], Row>(`SELECT ${columns} FROM session WHERE session = ?`);
  const selectByScreen = db.prepare<[string], Row>(`SELECT ${columns} FROM session WHERE screen = ?`);
  const selectByCode = db.prepare<[Buffer], Row>(`SELECT ${columns} FROM session WHERE code_hash = ?`);
  const selectCorrecting = db.prepare<[string], Row>(`SELECT ${columns} FROM session WHERE corrects = ?`);
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM session ORDER BY opened_at DESC`);
  const selectExpired = db.prepare<[number], Row>(`SELECT ${columns} FROM session WHERE kept_until < ?`);
  const selectKey = db.prepare<[string], Twice>(
    'SELECT wrapped AS one, again AS other FROM session_key WHERE session = ?',
  );
  const selectEvents = db.prepare<[string], { seq: number; at: number; sealed: Buffer }>(
    'SELECT seq, at, sealed FROM event WHERE session = ? ORDER BY seq',
  );
  const insertEvent = db.prepare('INSERT INTO event (session, seq, at, sealed) VALUES (?, ?, ?, ?)');
  const deleteEvents = db.prepare('DELETE FROM event WHERE session = ?');
  const updateParked = db.prepare(
    `UPDATE session SET state = 'parked', screen = NULL, parked_at = @at, kept_until = @keptUntil,
       code_hash = @codeHash WHERE session = @session AND state = 'open'`,
  );
  const selectWithoutDays = db.prepare<[], { session: string }>(
    `SELECT session FROM session WHERE state = 'parked' AND kept_until IS NULL`,
  );
  const updateDays = db.prepare('UPDATE session SET kept_until = ? WHERE session = ?');
  const updateOpen = db.prepare(
    `UPDATE session SET state = 'open', screen = ?, parked_at = NULL, kept_until = NULL, code_hash = NULL
     WHERE session = ? AND state = 'parked'`,
  );
  const updateManner = db.prepare(
    `UPDATE session SET language = @language, variety = @variety, size = @size, theme = @theme,
       touch = @touch WHERE session = @session`,
  );
  const selectKeysAlone = db.prepare<[], { session: string }>(
    'SELECT session FROM session_key WHERE session NOT IN (SELECT session FROM session)',
  );
  const deleteAlone = ['session_key', 'event', 'attachment'].map((name) =>
    db.prepare(`DELETE FROM ${name} WHERE session NOT IN (SELECT session FROM session)`),
  );
  const updateAnew = db.prepare(
    `UPDATE session SET state = 'parked', screen = NULL, parked_at = ?, kept_until = NULL, code_hash = NULL
     WHERE session = ?`,
  );
  const deleteRow = db.prepare('DELETE FROM session WHERE session = ?');

  const appendAll = db.transaction(
    (
      session: string,
      key: KeyObject,
      firstSeq: number,
      events: readonly SessionEvent[],
      at: number,
      alongside?: () => void,
    ) => {
      events.forEach((event, index) => {
        const seq = firstSeq + index;
        const plain = padded(event);
        insertEvent.run(session, seq, at, seal(key, plain, boundTo(session, seq)));
        plain.fill(0);
      });
      alongside?.();
    },
  );

  const freshKey: SessionTable['freshKey'] = (session) => {
    const key = randomBytes(32);
    try {
      return { key: createSecretKey(key), wrapped: keys.wrap(key, sessionKeyBoundTo(session)) };
    } finally {
      key.fill(0);
    }
  };

  const keyOf: SessionTable['key'] = (session) => {
    const row = selectKey.get(session);
    if (!row) throw new Error('The session has no key');
    const key = unwrapEither(keys, row, sessionKeyBoundTo(session));
    try {
      return createSecretKey(key);
    } finally {
      key.fill(0);
    }
  };

  return {
    insert: db.transaction((row: NewSession) => {
      insertRow.run({ ...row, clockTrusted: row.clockTrusted ? 1 : 0 });
      insertKey.run({ session: row.session, wrapped: freshKey(row.session).wrapped });
      rows.stamp(row.session);
    }),
    freshKey,
    insertParked: db.transaction((row: Parameters<SessionTable['insertParked']>[0], wrapped: Buffer) => {
      insertRowParked.run({ ...row, clockTrusted: row.clockTrusted ? 1 : 0 });
      insertKey.run({ session: row.session, wrapped });
      rows.stamp(row.session);
    }),
    correcting: (submission) => fromRow(selectCorrecting.get(submission)),
    read: (session) => fromRow(select.get(session)),
    openOn: (screen) => fromRow(selectByScreen.get(screen)),
    byCode: (codeHash) => fromRow(selectByCode.get(codeHash)),
    all: () => selectAll.all().map((row) => fromRow(row)),
    expired: (now) => selectExpired.all(now).map((row) => fromRow(row)),
    keepManner: db.transaction((session: string, manner: Manner) => {
      updateManner.run({ session, ...manner });
      rows.stamp(session);
    }),
    key: keyOf,
    log: (session, key) => {
      const kept = selectEvents.all(session);
      const lastSeq = kept.at(-1)?.seq ?? 0;
      let mended = 0;
      const events = kept.flatMap(({ seq, sealed }) => {
        const bound = boundTo(session, seq);
        const event = eventIn(key, sealed, bound);
        if (event) return [event];
        const putBack = withBitPutBack(key, sealed, bound);
        if (!putBack) return [];
        mended += 1;
        return eventIn(key, putBack, bound) ?? [];
      });
      return { events, lastSeq, mended, lost: lastSeq - events.length };
    },
    rewriteLog: db.transaction((session: string, key: KeyObject, events: readonly SessionEvent[]) => {
      const at = selectEvents.all(session).at(-1)?.at ?? 0;
      deleteEvents.run(session);
      appendAll(session, key, 1, events, at);
    }),
    append: (session, key, firstSeq, events, at, alongside) => {
      if (events.length > 0) appendAll(session, key, firstSeq, events, at, alongside);
    },
    park: db.transaction((session: string, parked: Parameters<SessionTable['park']>[1]) => {
      changedOne(updateParked.run({ session, ...parked }));
      rows.stamp(session);
    }),
    beginDays: db.transaction((keptUntil: number) => {
      for (const { session } of selectWithoutDays.all()) {
        updateDays.run(keptUntil, session);
        rows.stamp(session);
      }
    }),
    reopen: db.transaction((session: string, screen: string) => {
      changedOne(updateOpen.run(screen, session));
      rows.stamp(session);
    }),
    damaged: rows.damaged,
    putRight: db.transaction((session: string, at: number) => {
      if (!rows.mend(session)) updateAnew.run(at, session);
    }),
    dropAlone: db.transaction(() => {
      const alone = selectKeysAlone.all().map(({ session }) => session);
      for (const statement of deleteAlone) statement.run();
      return alone;
    }),
    forget: (session) => {
      deleteRow.run(session);
    },
  };
}

/** Where the wrapped key of a session belongs. */
export function sessionKeyBoundTo(session: string): string {
  return `session:${session}`;
}

function boundTo(session: string, seq: number): string {
  return `event:${session}:${seq}`;
}

/** What was sealed there, or undefined where it does not open. */
function eventIn(key: KeyObject, sealed: Buffer, bound: string): SessionEvent | undefined {
  let plain: Buffer;
  try {
    plain = unseal(key, sealed, bound);
  } catch {
    return undefined;
  }
  try {
    return eventShape.parse(JSON.parse(plain.toString('utf8')));
  } finally {
    plain.fill(0);
  }
}

/** Padded to whole blocks, so that the length on the disk does not tell a "yes" from a "no". */
function padded(event: SessionEvent): Buffer {
  const text = JSON.stringify(event);
  // At once into its place: what was copied would stand in memory twice, and only one is zeroed.
  const plain = Buffer.alloc(Math.ceil(Buffer.byteLength(text, 'utf8') / 256) * 256, ' ');
  plain.write(text, 'utf8');
  return plain;
}

function changedOne({ changes }: { changes: number }): void {
  if (changes !== 1) throw new Error('The session is not in the state that this needs');
}

function fromRow(row: Row): SessionRow;
function fromRow(row: Row | undefined): SessionRow | undefined;
function fromRow(row: Row | undefined): SessionRow | undefined {
  return (
    row && {
      session: row.session,
      digest: row.digest,
      manner: {
        language: row.language,
        variety: row.variety,
        size: row.size,
        theme: row.theme,
        touch: row.touch,
      },
      today: row.today,
      clockTrusted: row.clock_trusted === 1,
      state: row.state,
      screen: row.screen,
      openedAt: row.opened_at,
      changedAt: row.changed_at,
      keptUntil: row.kept_until,
      corrects: row.corrects,
    }
  );
}
