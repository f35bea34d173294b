import { type Case, isCase } from '../../core/submission/news.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { CaseTable } from '../store/case.ts';
import type { FactTable } from '../store/fact.ts';
import type { SubmissionRow, SubmissionTable } from '../store/submission.ts';
import type { Heard } from '../upstream/port.ts';
import { type HandedBackParts, type ReadyToPark, readyToPark } from './handed-back.ts';

/** Takes in what upstream tells of submissions. */
export interface Hearing {
  /** The number of the last piece of news that was taken in; 0 where there is none. */
  after(): number;
  /** When upstream last told all that there was to tell, UTC milliseconds; null where that is not known. */
  heardAt(): number | null;
  /** Each piece with all that follows from it, or not at all; the same once more changes nothing. */
  hear(news: readonly Heard[]): Promise<void>;
  /** There is no more to hear at present. */
  allHeard(): void;
}

export interface HearingParts extends HandedBackParts {
  readonly submissions: SubmissionTable;
  readonly cases: CaseTable;
  readonly facts: FactTable;
  readonly together: (work: () => void) => void;
  readonly audit: AuditLog;
  readonly log: Pick<OperatingLog, 'line'>;
  readonly changed: (submission: string) => void;
}

const names = { after: 'news-after', heardAt: 'news-heard-at' };

export function hearingOf(parts: HearingParts): Hearing {
  const { table, submissions, cases, facts, clock, together, audit, log, changed } = parts;
  const after = () => Number(facts.read(names.after) ?? 0);

  async function hearOne(piece: Heard): Promise<void> {
    const known = aboutOurs(piece);
    const ready = known && (await toBePutRight(known.row, piece));
    let isKept = false;
    const keep = () => {
      if (piece.news <= after()) return;
      facts.write(names.after, piece.news);
      // Its resident may have deleted it while it was being made ready.
      if (!known || !submissions.get(piece.submission)) return;
      const { submission, at, note = null } = piece;
      cases.keep(submission, {
        state: known.state,
        at,
        note,
        heardAt: clock.trusted() ? clock.now() : null,
      });
      const session = ready && !table.correcting(submission) ? ready : undefined;
      session?.insert();
      audit.enter('case', { submission, case: known.state, session: session?.session ?? null });
      isKept = true;
    };
    try {
      together(keep);
    } catch (error) {
      // It is heard again in a while, and its photos are written anew.
      ready?.removeFiles();
      throw error;
    }
    if (!isKept || !known) return;
    log.line('case-heard', { submission: piece.submission, case: known.state });
    changed(piece.submission);
  }

  /** A piece about what is not here, or of a kind that a newer intake knows, is passed over. */
  function aboutOurs(piece: Heard): { row: SubmissionRow; state: Case } | undefined {
    const row = submissions.get(piece.submission);
    return row?.digest === piece.digest && isCase(piece.case) ? { row, state: piece.case } : undefined;
  }

  /** Once: whoever has begun to put it right, or has done so, goes on with that. */
  async function toBePutRight(row: SubmissionRow, piece: Heard): Promise<ReadyToPark | undefined> {
    const { submission } = row;
    if (piece.case !== 'handed-back' || !piece.content) return undefined;
    if (table.correcting(submission) || submissions.correctionOf(submission)) return undefined;
    return readyToPark(row, piece.content, parts);
  }

  return {
    after,
    heardAt: () => {
      const at = facts.read(names.heardAt);
      return typeof at === 'number' ? at : null;
    },
    hear: async (news) => {
      for (const piece of news) await hearOne(piece);
    },
    allHeard: () => facts.write(names.heardAt, clock.trusted() ? clock.now() : null),
  };
}
