import type { KeyObject } from 'node:crypto';
import type { Origin, SessionEvent } from '../../core/session/event.ts';
import type { Decision, Intent } from '../../core/session/intent.ts';
import { openSession, type Session } from '../../core/session/session.ts';
import { photosShape } from '../../core/session/value.ts';
import type { Service } from '../../core/service/compile.ts';
import type { SessionRow, SessionTable } from '../store/session.ts';

/** A session in memory: its key, and the engine that its log was replayed into. */
export class Running {
  readonly row: SessionRow;
  readonly key: KeyObject;
  readonly engine: Session;
  readonly #table: SessionTable;
  /** When somebody last did something here, by the clock that only runs forward. */
  touchedMs: number;
  #photos = new Map<string, string[]>();
  #seq: number;

  constructor(row: SessionRow, service: Service, table: SessionTable, touchedMs: number) {
    const { session, digest, today, clockTrusted } = row;
    this.row = row;
    this.touchedMs = touchedMs;
    this.#table = table;
    this.key = table.key(session);
    const log = table.events(session, this.key);
    this.engine = openSession(service, { session, digest, today, clockTrusted }, log);
    this.#seq = log.length;
    for (const event of log) this.#notePhotos(event);
  }

  /** How many events there are: says whether anything changed while something else was waited for. */
  get seq(): number {
    return this.#seq;
  }

  /** Decides, keeps and applies, in that order: nothing is shown that is not on the disk. */
  act(intent: Intent, from: Origin, newRow: string, at: number): Decision {
    const decision = this.engine.decide(intent, { by: 'resident', from, newRow });
    if ('refusal' in decision) return decision;
    const { events } = decision;
    this.#table.append(this.row.session, this.key, this.#seq + 1, events, at);
    this.#seq += events.length;
    for (const event of events) {
      this.engine.apply(event);
      this.#notePhotos(event);
    }
    return decision;
  }

  /** The photos that some answer names now. */
  get photos(): ReadonlySet<string> {
    return new Set([...this.#photos.values()].flat());
  }

  #notePhotos(event: SessionEvent): void {
    if (event.kind !== 'answered' && event.kind !== 'cleared') return;
    const { question, row = '' } = event.path;
    const photos = event.kind === 'answered' ? photosShape.safeParse(event.value) : undefined;
    if (photos?.success && photos.data.length > 0) {
      this.#photos.set(
        `${question} ${row}`,
        photos.data.map(({ attachment }) => attachment),
      );
    } else this.#photos.delete(`${question} ${row}`);
  }
}
