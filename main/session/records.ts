import type { HandedInRecord, Printed } from '../../core/contract.ts';
import { summaryOf } from '../../core/service/summary.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Printer } from '../device/printer/port.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { AuditTable } from '../store/audit.ts';
import type { CaseTable } from '../store/case.ts';
import type { SessionTable } from '../store/session.ts';
import type { SubmissionRow, SubmissionTable } from '../store/submission.ts';
import type { Attachments } from './attachments.ts';
import type { CountedTries } from './counted-tries.ts';
import type { Viewed } from './filling-in.ts';
import type { Hearing } from './hearing.ts';
import { type Papers, wordsOf } from './paper.ts';
import type { Recordings } from './recordings.ts';
import { done, good, refused, type Done, type Result } from './result.ts';
import type { Sessions } from './sessions.ts';
import type { Wiping } from './wiping.ts';

type Gone = 'record-gone';

/**
 * What was handed in here before: how it stands and what is held of it, for whoever has the number of its slip or receipt.
 * Which one a screen shows is kept in memory alone, until its resident has gone.
 */
export interface Records {
  find(screen: string, number: string): Promise<Result<HandedInRecord, 'number-unknown' | 'wait'>>;
  shown(screen: string): Result<HandedInRecord, Gone>;
  print(screen: string, language: string): Promise<Result<{ printed: Printed }, Gone>>;
  /** Opens what was handed back, on this screen. */
  open(screen: string): Viewed<Gone | 'nothing-to-change' | 'session-open'>;
  /** Deletes all that is held of it, before it returns. Throws where the disk refuses. */
  forget(screen: string): Result<Done, Gone | 'not-received'>;
  /** Nobody is before this screen any more, or somebody else. */
  hide(screen: string): void;
  close(): void;
}

export interface RecordsParts {
  readonly submissions: SubmissionTable;
  readonly cases: CaseTable;
  readonly table: SessionTable;
  readonly sessions: Pick<Sessions, 'openHandedBack'>;
  readonly attachments: Pick<Attachments, 'marks' | 'removeFiles'>;
  readonly recordings: Pick<Recordings, 'dropAll'>;
  readonly catalog: Catalog;
  readonly hearing: Pick<Hearing, 'heardAt'>;
  /** Whoever looks is told what is known here, and what has happened since as soon as the intake says it. */
  readonly wantsToKnow: () => void;
  readonly tries: CountedTries;
  readonly printer: Printer;
  readonly papers: Papers;
  readonly envelopesKeptMs: number;
  readonly refusedKeptMs: number;
  readonly auditRows: Pick<AuditTable, 'refusalHeardAt'>;
  readonly wiping: Pick<Wiping, 'now'>;
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly together: (work: () => void) => void;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
  readonly changed: (submission: string) => void;
}

/** For a screen that broke: all others say sooner that their resident has gone. */
const shownAtMostMs = 10 * 60_000;

export function recordsOf(parts: RecordsParts): Records {
  const { submissions, cases, table, sessions, attachments, recordings, catalog, tries } = parts;
  const { printer, papers, wiping, audit, log } = parts;
  const found = new Map<string, { submission: string; callOff: () => void }>();

  const hide = (screen: string) => {
    found.get(screen)?.callOff();
    found.delete(screen);
  };

  const show = (screen: string, submission: string) => {
    hide(screen);
    const callOff = parts.after(shownAtMostMs, () => hide(screen));
    found.set(screen, { submission, callOff });
  };

  const rowOn = (screen: string): SubmissionRow | undefined => {
    const submission = found.get(screen)?.submission;
    return submission === undefined ? undefined : submissions.get(submission);
  };

  const shown: Records['shown'] = (screen) => {
    const row = rowOn(screen);
    return row ? good(recordOf(row, parts)) : refused('record-gone');
  };

  return {
    find: async (screen, number) => {
      const looked = await tries.try(async () => submissions.byNumber(number));
      if (!looked.ok) {
        return looked.code === 'wait' ? refused('wait', looked.data) : refused('number-unknown');
      }
      show(screen, looked.value.submission);
      parts.wantsToKnow();
      return good(recordOf(looked.value, parts));
    },

    shown,

    print: async (screen, language) => {
      const record = shown(screen);
      if (!record.ok) return record;
      const { digest } = record.value.service;
      const title = wordsOf(catalog, digest, language).title;
      const chinese = wordsOf(catalog, digest, 'zh-CN').title;
      return good({
        printed: await printer.print(papers.record(record.value, title, language, chinese)),
      });
    },

    open: (screen) => {
      const row = rowOn(screen);
      if (!row) return refused('record-gone');
      const session = table.correcting(row.submission);
      if (cases.read(row.submission)?.state !== 'handed-back' || session?.state !== 'parked')
        return refused('nothing-to-change');
      const opened = sessions.openHandedBack(screen, session.session);
      if (opened.ok) {
        hide(screen);
        return opened;
      }
      return refused(opened.code === 'session-open' ? 'session-open' : 'nothing-to-change');
    },

    forget: (screen) => {
      const row = rowOn(screen);
      if (!row) return refused('record-gone');
      const { submission } = row;
      // What waits only lies here, and would be lost with it. What was refused goes nowhere any more.
      if (row.delivery !== 'received' && row.delivery !== 'refused') return refused('not-received');
      const session = table.correcting(submission)?.session;
      // Somebody puts it right at this moment, on another screen.
      if (session !== undefined && table.read(session)?.state === 'open') return refused('record-gone');
      const marks = [
        ...submissions.attachments(submission),
        ...(session === undefined ? [] : attachments.marks(session)),
      ];
      parts.together(() => {
        if (session !== undefined) {
          table.forget(session);
          audit.enter('session-forgotten', { session, why: 'left' });
        }
        submissions.remove(submission);
        audit.enter('deleted-by-resident', { submission });
      });
      hide(screen);
      parts.changed(submission);
      wiping.now(() => {
        attachments.removeFiles(marks.map(({ attachment }) => attachment));
        if (session !== undefined) recordings.dropAll(session);
        log.line('submission-forgotten', { submission });
      });
      return good(done);
    },

    hide,

    close: () => {
      for (const screen of found.keys()) hide(screen);
    },
  };
}

function recordOf(row: SubmissionRow, parts: RecordsParts): HandedInRecord {
  const { submissions, cases, catalog, hearing } = parts;
  const { submission, number, service, at, delivery, receipt, sealed } = row;
  const loaded = catalog.byDigest(service.digest)?.service;
  const said = cases.read(submission);
  const correction = submissions.correctionOf(submission);
  return {
    submission,
    number,
    service,
    summary: loaded ? summaryOf(loaded, service.digest) : null,
    at,
    delivery,
    receipt,
    case: said ?? null,
    toChange: said?.state === 'handed-back' && !correction ? toChange(submission, parts) : null,
    correctedBy: correction?.number ?? null,
    sealed: sealed ? { keptUntil: keptUntil(row, parts) } : null,
    asOf: hearing.heardAt(),
  };
}

function keptUntil(
  { submission, receipt, refusal }: SubmissionRow,
  { envelopesKeptMs, refusedKeptMs, auditRows }: RecordsParts,
): number | null {
  if (receipt) return receipt.at + envelopesKeptMs;
  return refusal && (auditRows.refusalHeardAt(submission) ?? refusal.at) + refusedKeptMs;
}

function toChange(submission: string, { table }: RecordsParts): HandedInRecord['toChange'] {
  const session = table.correcting(submission);
  if (!session) return 'gone';
  return session.state === 'parked' ? 'here' : 'open-elsewhere';
}
