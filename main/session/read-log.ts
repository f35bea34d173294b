import type { KeyObject } from 'node:crypto';
import type { Service } from '../../core/service/service.ts';
import type { SessionEvent } from '../../core/session/event.ts';
import { keptInLog } from '../../core/session/kept-in-log.ts';
import { repairedLog } from '../../core/session/repaired-log.ts';
import type { Kept } from '../../core/session/value.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import type { SessionRow, SessionTable } from '../store/session.ts';
import type { Attachments } from './attachments.ts';

/** A log that a session can be gone on from. */
export interface ReadLog {
  readonly key: KeyObject;
  readonly events: readonly SessionEvent[];
  /** Place of the last event on the disk. */
  readonly lastSeq: number;
}

export interface ReadLogParts {
  readonly table: SessionTable;
  readonly attachments: Pick<Attachments, 'keys'>;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
}

/**
 * Reads a session's log, and repairs one of which the disk has damaged something, or the key of a photo that it names: that is
 * named in both logs, once, and kept as repaired. Throws where nothing of it can be read.
 */
export function readLog({ session, today }: SessionRow, service: Service, parts: ReadLogParts): ReadLog {
  const { table, attachments, audit, log, together } = parts;
  const key = table.key(session);
  const { events: left, lastSeq, mended, lost } = table.log(session, key);
  const keys = attachments.keys(session, key);
  for (const each of keys.values()) each.fill(0);
  const isThere = ({ attachment }: Kept) => keys.has(attachment);
  const isWhole = lost === 0 && keptInLog(left).every(isThere);
  if (isWhole && mended === 0) return { key, events: left, lastSeq };
  const events = isWhole ? left : repairedLog(left, { service, today, isThere });
  log.line('damage-found', { what: 'session', id: session });
  try {
    together(() => {
      table.rewriteLog(session, key, events);
      audit.enter('damage-found', { what: 'session', id: session });
    });
    return { key, events, lastSeq: events.length };
  } catch (error) {
    if (!isDiskRefusal(error)) throw error;
    // It can be shown all the same, to somebody who waits for it.
    return { key, events, lastSeq };
  }
}
