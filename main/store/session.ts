import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Manner } from '../../core/contract.ts';
import { eventShape, type SessionEvent } from '../../core/session/event.ts';
import type { Store } from './open.ts';
import { seal, unseal } from './seal.ts';

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
}

export type NewSession = Pick<SessionRow, 'session' | 'digest' | 'today' | 'clockTrusted' | 'openedAt'> & {
  readonly screen: string;
  readonly language: string;
};

/**
 * Sessions and their sealed logs. Each session has a random key of its own, wrapped by the kiosk's wrapping key;
 * once the wrapped key is deleted, nobody can open what was said.
 */
export interface SessionTable {
  insert(row: NewSession): void;
  read(session: string): SessionRow | undefined;
  openOn(screen: string): SessionRow | undefined;
  byCode(codeHash: Buffer): SessionRow | undefined;
  all(): SessionRow[];
  keepManner(session: string, manner: Manner): void;
  /** The key under which everything of this session is sealed. */
  key(session: string): KeyObject;
  events(session: string, key: KeyObject): SessionEvent[];
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
}

const columns = `session, digest, language, variety, size, theme, touch, today, clock_trusted, state, screen, opened_at,
  kept_until,
  coalesce(parked_at, (SELECT at FROM event WHERE event.session = session.session ORDER BY seq DESC LIMIT 1),
    opened_at) AS changed_at`;

export function sessionTable({ db, keys }: Pick<Store, 'db' | 'keys'>): SessionTable {
  const insertRow = db.prepare(
    `INSERT INTO session (session, digest, language, today, clock_trusted, state, screen, opened_at)
     VALUES (@session, @digest, @language, @today, @clockTrusted, 'open', @screen, @openedAt)`,
  );
  const insertKey = db.prepare('INSERT INTO session_key (session, wrapped) VALUES (?, ?)');
  const select = db.prepare<[string], Row>(`SELECT ${columns} FROM session WHERE session = ?`);
  const selectByScreen = db.prepare<[string], Row>(`SELECT ${columns} FROM session WHERE screen = ?`);
  const selectByCode = db.prepare<[Buffer], Row>(`SELECT ${columns} FROM session WHERE code_hash = ?`);
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM session ORDER BY opened_at DESC`);
  const selectExpired = db.prepare<[number], Row>(`SELECT ${columns} FROM session WHERE kept_until < ?`);
  const selectKey = db.prepare<[string], { wrapped: Buffer }>(
    'SELECT wrapped FROM session_key WHERE session = ?',
  );
  const selectEvents = db.prepare<[string], { seq: number; sealed: Buffer }>(
    'SELECT seq, sealed FROM event WHERE session = ? ORDER BY seq',
  );
  const insertEvent = db.prepare('INSERT INTO event (session, seq, at, sealed) VALUES (?, ?, ?, ?)');
  const updateParked = db.prepare(
    `UPDATE session SET state = 'parked', screen = NULL, parked_at = @at, kept_until = @keptUntil,
       code_hash = @codeHash WHERE session = @session AND state = 'open'`,
  );
  const updateDays = db.prepare(
    `UPDATE session SET kept_until = ? WHERE state = 'parked' AND kept_until IS NULL`,
  );
  const updateOpen = db.prepare(
    `UPDATE session SET state = 'open', screen = ?, parked_at = NULL, kept_until = NULL, code_hash = NULL
     WHERE session = ? AND state = 'parked'`,
  );
  const updateManner = db.prepare(
    `UPDATE session SET language = @language, variety = @variety, size = @size, theme = @theme,
       touch = @touch WHERE session = @session`,
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
        insertEvent.run(session, seq, at, seal(key, padded(event), boundTo(session, seq)));
      });
      alongside?.();
    },
  );

  return {
    insert: (row) => {
      insertRow.run({ ...row, clockTrusted: row.clockTrusted ? 1 : 0 });
      insertKey.run(row.session, keys.wrap(randomBytes(32), `session:${row.session}`));
    },
    read: (session) => fromRow(select.get(session)),
    openOn: (screen) => fromRow(selectByScreen.get(screen)),
    byCode: (codeHash) => fromRow(selectByCode.get(codeHash)),
    all: () => selectAll.all().map((row) => fromRow(row)),
    expired: (now) => selectExpired.all(now).map((row) => fromRow(row)),
    keepManner: (session, manner) => {
      updateManner.run({ session, ...manner });
    },
    key: (session) => {
      const row = selectKey.get(session);
      if (!row) throw new Error('The session has no key');
      const key = keys.unwrap(row.wrapped, `session:${session}`);
      try {
        return createSecretKey(key);
      } finally {
        key.fill(0);
      }
    },
    events: (session, key) =>
      selectEvents
        .all(session)
        .map(({ seq, sealed }) =>
          eventShape.parse(JSON.parse(unseal(key, sealed, boundTo(session, seq)).toString('utf8'))),
        ),
    append: (session, key, firstSeq, events, at, alongside) => {
      if (events.length > 0) appendAll(session, key, firstSeq, events, at, alongside);
    },
    park: (session, parked) => changedOne(updateParked.run({ session, ...parked })),
    beginDays: (keptUntil) => {
      updateDays.run(keptUntil);
    },
    reopen: (session, screen) => changedOne(updateOpen.run(screen, session)),
    forget: (session) => {
      deleteRow.run(session);
    },
  };
}

function boundTo(session: string, seq: number): string {
  return `event:${session}:${seq}`;
}

/** Padded to whole blocks, so that the length on the disk does not tell a "yes" from a "no". */
function padded(event: SessionEvent): Buffer {
  const bytes = Buffer.from(JSON.stringify(event), 'utf8');
  return Buffer.concat([bytes, Buffer.alloc(Math.ceil(bytes.length / 256) * 256 - bytes.length, ' ')]);
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
    }
  );
}
