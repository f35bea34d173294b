import type { Database } from 'better-sqlite3';
import { linkOf, type AuditEntry, type AuditLink } from '../log/audit-chain.ts';

/** The audit log as it lies on the disk: append-only, shortened from its beginning alone. */
export interface AuditTable {
  /** Adds one entry. Within a transaction it is kept with the rest of it or not at all. */
  append(entry: Omit<AuditEntry, 'seq'>): void;
  /** When the kiosk heard that this was refused; undefined where the entry is older than the log, or nobody knew the time. */
  refusalHeardAt(submission: string): number | undefined;
  /** Takes out the oldest entries, up to the last of which it is certain that it is older than `before`. */
  shorten(before: number): void;
}

interface Row {
  seq: number;
  at: number;
  clock_trusted: number;
  act: string;
  fields: string;
  digest: Buffer;
}

export function auditTable(db: Database): AuditTable {
  const last = db.prepare<[], AuditLink>(
    `SELECT seq, digest FROM audit UNION ALL SELECT seq, digest FROM audit_beginning ORDER BY seq DESC LIMIT 1`,
  );
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, clock_trusted, act, fields, digest)
     VALUES (@seq, @at, @clockTrusted, @act, @fields, @digest)`,
  );
  // An entry made while nobody knew the time is as old as the next one whose time is known, and no older.
  const lastBefore = db.prepare<{ before: number }, AuditLink>(
    `SELECT seq, digest FROM audit
     WHERE clock_trusted = 1 AND at < @before
       AND seq < ifnull((SELECT min(seq) FROM audit WHERE clock_trusted = 1 AND at >= @before), 9e15)
     ORDER BY seq DESC LIMIT 1`,
  );
  const selectRefusal = db.prepare<[string], { at: number }>(
    `SELECT at FROM audit WHERE act = 'refused' AND clock_trusted = 1 AND fields ->> 'submission' = ?`,
  );
  const moveBeginning = db.prepare('UPDATE audit_beginning SET seq = @seq, digest = @digest');
  const removeUpTo = db.prepare('DELETE FROM audit WHERE seq <= @seq');

  return {
    append: db.transaction((entry: Omit<AuditEntry, 'seq'>) => {
      const before = last.get();
      if (!before) throw new Error('The audit log has no beginning');
      const whole = { ...entry, seq: before.seq + 1 };
      const { digest } = linkOf(before, whole);
      insert.run({ ...whole, clockTrusted: whole.clockTrusted ? 1 : 0, digest });
    }),
    refusalHeardAt: (submission) => selectRefusal.get(submission)?.at,
    shorten: db.transaction((before: number) => {
      const old = lastBefore.get({ before });
      if (!old) return;
      moveBeginning.run(old);
      removeUpTo.run({ seq: old.seq });
    }),
  };
}

/** The whole log as it lies there, right or wrong, for whoever checks it; undefined in a database that is older than it. */
export function auditAsKept(db: Database): { beginning: AuditLink; entries: KeptEntry[] } | undefined {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit_beginning'").get();
  const beginning = isThere
    ? db.prepare<[], AuditLink>('SELECT seq, digest FROM audit_beginning').get()
    : undefined;
  if (!beginning) return undefined;
  const rows = db.prepare<[], Row>('SELECT * FROM audit ORDER BY seq').all();
  return {
    beginning,
    entries: rows.map(({ clock_trusted, ...row }) => ({ ...row, clockTrusted: clock_trusted === 1 })),
  };
}

export interface KeptEntry extends AuditEntry, AuditLink {}
