import type { Parked } from '../../core/contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import type { SessionRow, SessionTable } from '../store/session.ts';
import type { Attachments } from './attachments.ts';
import type { LettingGo } from './letting-go.ts';
import type { Parking } from './parking.ts';
import { readLog } from './read-log.ts';
import type { Recordings } from './recordings.ts';
import { Running } from './running.ts';
import type { VisitMemory } from './visit-memory.ts';
import type { Wiping } from './wiping.ts';

export interface OpenSessionsParts {
  readonly table: SessionTable;
  readonly catalog: Catalog;
  readonly attachments: Attachments;
  readonly recordings: Recordings;
  readonly parking: Pick<Parking, 'silently'>;
  readonly visits: VisitMemory;
  readonly wiping: Wiping;
  readonly lettingGo: LettingGo;
  readonly monotonicMs: () => number;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
  /** The session was opened on a screen, or is open there no longer. */
  readonly changed: (session: string) => void;
}

/** One of the staff, as the audit log has them. */
type Staff = `staff:${string}`;

/** The sessions that stand open, in memory as far as somebody asked for them. */
export class OpenSessions {
  readonly #parts: OpenSessionsParts;
  readonly #running = new Map<string, Running>();
  readonly #sinceMs: number;
  /** Put away, though it could not be parked yet, and by whom of the staff, if anybody was: see `putAway`. */
  readonly #hidden = new Map<string, Staff | undefined>();

  constructor(parts: OpenSessionsParts) {
    this.#parts = parts;
    this.#sinceMs = parts.monotonicMs();
  }

  /** The session that stands open before this screen, and may be shown there. */
  openOn(screen: string): string | undefined {
    const session = this.#parts.table.openOn(screen)?.session;
    return session === undefined || this.#hidden.has(session) ? undefined : session;
  }

  /** The session, replayed from its log where it is not in memory. Undefined when it is not open. */
  get(session: string): Running | undefined {
    const known = this.#running.get(session);
    if (known) return known;
    if (this.#hidden.has(session)) return undefined;
    const { table, catalog, monotonicMs, log } = this.#parts;
    const row = table.read(session);
    if (row?.state !== 'open') return undefined;
    const service = catalog.byDigest(row.digest)?.service;
    try {
      if (!service) throw new Error('The package of the session is gone');
      const fresh = new Running(row, service, readLog(row, service, this.#parts), table, monotonicMs());
      this.#running.set(session, fresh);
      return fresh;
    } catch {
      // It would stand in everybody's way on this screen. Parked it is out of the way, and nothing is lost.
      log.line('session-unreadable', { session });
      this.putAway(session);
      return undefined;
    }
  }

  /** False where nothing of a parked session can be shown: opened, it would only lose the code under which it is found. */
  canBeRead({ session, digest }: SessionRow): boolean {
    const { table, catalog, log } = this.#parts;
    try {
      table.log(session, table.key(session));
      if (catalog.byDigest(digest)) return true;
    } catch {
      // Its key does not open, or a newer program has written what this one does not know.
    }
    log.line('session-unreadable', { session });
    return false;
  }

  /** Where a session stands open in which somebody was told already what is asked of them, and why. */
  pastNotice(): { screen: string; session: string }[] {
    return this.#parts.table.all().flatMap(({ session, screen, state }) => {
      if (state !== 'open' || screen === null) return [];
      const at = this.get(session)?.engine.view().place.at;
      return at === undefined || at === 'bring' || at === 'notice' ? [] : [{ screen, session }];
    });
  }

  /** The visit in which the session stood open is over. */
  endVisit(session: string): void {
    const screen = this.#parts.table.read(session)?.screen;
    if (screen !== undefined && screen !== null) this.#parts.visits.forget(screen);
  }

  /** Whether this is still the session that it was before something else was waited for. */
  isOpen(running: Running): boolean {
    return this.#running.get(running.row.session) === running;
  }

  /** How long nobody has done anything in it. The time of day would not do: it may be put right meanwhile. */
  idleMs(session: string): number {
    return this.#parts.monotonicMs() - (this.#running.get(session)?.touchedMs ?? this.#sinceMs);
  }

  /** Lets go of the session and its key. */
  close(session: string): void {
    if (this.#running.delete(session)) this.#parts.lettingGo.soon();
  }

  closeAll(): void {
    for (const session of this.#running.keys()) this.close(session);
  }

  /**
   * Parks without a code, because nobody is there any more. Where the disk does not take that, the session is hidden in
   * memory instead: whoever comes next must not see it. It is parked by `parkHidden`, when the disk allows. The audit log
   * says which of the staff put it away, where somebody did.
   */
  putAway(session: string, by?: Staff): Parked {
    const { log, changed } = this.#parts;
    this.endVisit(session);
    this.close(session);
    this.#hidden.set(session, by);
    try {
      return this.#park(session, by);
    } catch (error) {
      if (!isDiskRefusal(error)) throw error;
      log.line('session-hidden', { session });
      return { code: null, keptUntil: null };
    } finally {
      changed(session);
    }
  }

  /** Parks what was only hidden. Throws where the disk still does not take it. */
  parkHidden(): void {
    for (const [session, by] of this.#hidden) {
      if (this.#parts.table.read(session)?.state === 'open') this.#park(session, by);
      else this.#hidden.delete(session);
    }
  }

  #park(session: string, by: Staff | undefined): Parked {
    const { parking, audit, together } = this.#parts;
    let parked: Parked = { code: null, keptUntil: null };
    together(() => {
      if (by !== undefined) audit.enter('session-put-away', { session, by });
      parked = parking.silently(session);
    });
    this.#hidden.delete(session);
    return parked;
  }

  /** Deletes everything that was said, before it returns. */
  forget(session: string): void {
    const { table, attachments, recordings, wiping, audit, log, together, changed } = this.#parts;
    const photos = attachments.marks(session).map(({ attachment }) => attachment);
    together(() => {
      table.forget(session);
      audit.enter('session-forgotten', { session, why: 'left' });
    });
    // From here on it is gone, whatever the disk says to the rest; what the rest leaves is tidied up later.
    this.close(session);
    changed(session);
    wiping.now(() => {
      attachments.removeFiles(photos);
      recordings.dropAll(session);
      log.line('session-forgotten', { session, why: 'left' });
    });
  }
}
