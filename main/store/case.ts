import type { Case } from '../../core/submission/news.ts';
import type { Store } from './open.ts';

/** What became of a submission, as upstream said it last. */
export interface CaseRow {
  readonly state: Case;
  /** By the intake's clock, UTC milliseconds. */
  readonly at: number;
  /** What the clerk says to the resident; null where that is nothing, or was forgotten. */
  readonly note: string | null;
}

/** Notes say what only the resident should hear, so each is sealed by the wrapping key, and a backup holds none. */
export interface CaseTable {
  /** Puts it in the place of what was said before. `heardAt`: by our clock; null where nobody knows the time. */
  keep(submission: string, said: CaseRow & { readonly heardAt: number | null }): void;
  /** What was heard while nobody knew the time counts as heard now. */
  beginDays(now: number): void;
  read(submission: string): CaseRow | undefined;
  /** `wipeTraces` has to follow. */
  forgetNote(submission: string): void;
  /** Submissions of which a note is kept that does not open any more. */
  damaged(): string[];
  /** Submissions whose note was heard before that time. */
  notesBefore(time: number): string[];
}

export function caseTable({ db, keys }: Pick<Store, 'db' | 'keys'>): CaseTable {
  const upsert = db.prepare(
    `INSERT INTO submission_case (submission, state, at, heard_at) VALUES (@submission, @state, @at, @heardAt)
     ON CONFLICT (submission) DO UPDATE SET state = @state, at = @at, heard_at = @heardAt`,
  );
  const insertNote = db.prepare('INSERT INTO case_note (submission, sealed) VALUES (?, ?)');
  const removeNote = db.prepare('DELETE FROM case_note WHERE submission = ?');
  const select = db.prepare<[string], Pick<CaseRow, 'state' | 'at'> & { sealed: Buffer | null }>(
    `SELECT state, at, sealed FROM submission_case LEFT JOIN case_note USING (submission) WHERE submission = ?`,
  );
  const selectNotes = db.prepare<[], { submission: string; sealed: Buffer }>(
    'SELECT submission, sealed FROM case_note',
  );
  const updateDays = db.prepare('UPDATE submission_case SET heard_at = ? WHERE heard_at IS NULL');
  const selectOld = db.prepare<[number], { submission: string }>(
    'SELECT submission FROM submission_case JOIN case_note USING (submission) WHERE heard_at < ?',
  );

  /** Null where the disk has damaged it: how the submission stands is worth saying without. */
  const noteIn = (sealed: Buffer, submission: string): string | null => {
    try {
      return keys.unwrap(sealed, noteBoundTo(submission)).toString('utf8');
    } catch {
      return null;
    }
  };

  return {
    keep: db.transaction(
      (submission: string, { note, state, at, heardAt }: CaseRow & { heardAt: number | null }) => {
        upsert.run({ submission, state, at, heardAt });
        removeNote.run(submission);
        if (note !== null)
          insertNote.run(submission, keys.wrap(Buffer.from(note, 'utf8'), noteBoundTo(submission)));
      },
    ),
    read: (submission) => {
      const row = select.get(submission);
      if (!row) return undefined;
      const { state, at, sealed } = row;
      return { state, at, note: sealed && noteIn(sealed, submission) };
    },
    forgetNote: (submission) => {
      removeNote.run(submission);
    },
    beginDays: (now) => {
      updateDays.run(now);
    },
    damaged: () =>
      selectNotes
        .all()
        .filter(({ submission, sealed }) => noteIn(sealed, submission) === null)
        .map(({ submission }) => submission),
    notesBefore: (time) => selectOld.all(time).map(({ submission }) => submission),
  };
}

/** Where the note of a submission belongs. */
export function noteBoundTo(submission: string): string {
  return `note:${submission}`;
}
