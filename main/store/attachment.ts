import type { Database } from 'better-sqlite3';

/** A photo of a session that is still open or parked. Its sealed bytes are a file named by its id. */
export interface AttachmentRow {
  readonly attachment: string;
  readonly session: string;
  readonly at: number;
  /** The key of the bytes, sealed by the session's key. */
  readonly sealedKey: Buffer;
  /** Digest and size of the sealed bytes. */
  readonly digest: string;
  readonly bytes: number;
}

export interface AttachmentTable {
  insert(row: AttachmentRow): void;
  read(attachment: string): AttachmentRow | undefined;
  ofSession(session: string): AttachmentRow[];
  all(): string[];
  remove(attachment: string): void;
}

const columns = 'attachment, session, at, sealed_key AS sealedKey, digest, bytes';

export function attachmentTable(db: Database): AttachmentTable {
  const insert = db.prepare(
    `INSERT INTO attachment (attachment, session, at, sealed_key, digest, bytes)
     VALUES (@attachment, @session, @at, @sealedKey, @digest, @bytes)`,
  );
  const select = db.prepare<[string], AttachmentRow>(
    `SELECT ${columns} FROM attachment WHERE attachment = ?`,
  );
  const selectOf = db.prepare<[string], AttachmentRow>(
    `SELECT ${columns} FROM attachment WHERE session = ? ORDER BY at`,
  );
  const selectIds = db.prepare<[], { attachment: string }>('SELECT attachment FROM attachment');
  const remove = db.prepare('DELETE FROM attachment WHERE attachment = ?');
  return {
    insert: (row) => {
      insert.run(row);
    },
    read: (attachment) => select.get(attachment),
    ofSession: (session) => selectOf.all(session),
    all: () => selectIds.all().map(({ attachment }) => attachment),
    remove: (attachment) => {
      remove.run(attachment);
    },
  };
}
