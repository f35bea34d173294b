import { firstSuite } from '../../core/submission/suite/suites.ts';
import { noAudit } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import { attachmentTable } from '../store/attachment.ts';
import { openStoreInMemory } from '../store/open-in-memory.ts';
import { packageTable } from '../store/package.ts';
import { sealedFilesInMemory } from '../store/sealed-files.ts';
import { sessionTable } from '../store/session.ts';
import { attachmentsIn } from './attachments.ts';
import { fillingIn, type FillingIn, type FillingInParts } from './filling-in.ts';
import { OpenSessions } from './open-sessions.ts';
import { recordingsIn } from './recordings.ts';
import type { Slips } from './slips.ts';
import { noMemory } from './visit-memory.ts';
import type { Wiping } from './wiping.ts';

/**
 * "Try it first": a service is gone through by the same decisions, in a store that is memory alone. There is no way from
 * here to a disk, a slip, a code or the road, so nothing that is pressed can count. Gone when it is left, when nobody
 * is there any more, and with the machine.
 */
export interface Practice extends FillingIn {
  /** Whether this session is one of those that are only tried. */
  has(session: string): boolean;
  /** Forgets what nobody has done anything in for so long. */
  forgetIdle(longerThanMs: number): void;
  close(): void;
}

export type PracticeParts = Pick<
  FillingInParts,
  'lettingGo' | 'catalog' | 'clock' | 'monotonicMs' | 'divisions' | 'newId' | 'changed' | 'wentOn'
> & { readonly slips: Pick<Slips, 'shownOn' | 'done'>; readonly log: OperatingLog };

/** Memory that SQLite frees it has overwritten, and there is no log of it to be emptied. */
const wipedAlready: Wiping = { now: (done) => done(), soon: (done) => done(), close: () => undefined };

/** What is only tried leaves no line in the log but that it began. */
const quiet: OperatingLog = { line: () => undefined };

export function practiceOf({ slips, log, ...parts }: PracticeParts): Practice {
  const store = openStoreInMemory();
  const table = sessionTable(store);
  const packages = packageTable(store.db);
  const files = sealedFilesInMemory();
  const recordings = recordingsIn(files);
  const attachments = attachmentsIn({
    files,
    table: attachmentTable(store.db),
    now: parts.clock.now,
    newId: parts.newId,
    // It goes nowhere, and nobody asks for another.
    suite: () => firstSuite,
    log: quiet,
  });
  const forget = (session: string) => {
    attachments.removeFiles(attachments.marks(session).map(({ attachment }) => attachment));
    recordings.dropAll(session);
    table.forget(session);
  };
  const all: FillingInParts = {
    ...parts,
    practice: true,
    noteOn: () => null,
    table,
    attachments,
    recordings,
    // The files of a service are in the catalog, which stays as it is while the machine runs.
    packages: { keep: (kept) => packages.keep({ ...kept, files: new Map() }) },
    // It is somebody else's slip, and taken away also where the disk is full: here nothing needs the disk.
    slips: {
      hide: (screen) => {
        const slip = slips.shownOn(screen);
        if (slip !== undefined) slips.done(screen, slip);
      },
    },
    parking: {
      silently: (session) => {
        forget(session);
        return { code: null, keptUntil: null };
      },
    },
    wiping: wipedAlready,
    visits: noMemory,
    together: (work) => store.db.transaction(work)(),
    begun: (_session, service) => log.line('practice-started', { service }),
    audit: noAudit,
    log: quiet,
  };
  const open = new OpenSessions(all);
  const filling = fillingIn(open, all);

  return {
    ...filling,
    has: (session) => table.read(session) !== undefined,
    forgetIdle: (longerThanMs) => {
      for (const { session } of table.all()) if (open.idleMs(session) > longerThanMs) open.forget(session);
    },
    close: () => {
      open.closeAll();
      store.close();
    },
  };
}
