import type { KeyObject } from 'node:crypto';
import type { Service } from '../../core/service/compile.ts';
import type { SessionEvent, Source } from '../../core/session/event.ts';
import type { Decision, Intent } from '../../core/session/intent.ts';
import type { Path } from '../../core/session/place.ts';
import { openSession, type Session } from '../../core/session/session.ts';
import { keptWith } from '../../core/session/value.ts';
import type { SessionRow, SessionTable } from '../store/session.ts';
import type { ReadLog } from './read-log.ts';

/** A session in memory: its key, and the engine that its log was replayed into. */
export class Running {
  readonly row: SessionRow;
  readonly key: KeyObject;
  readonly engine: Session;
  readonly #table: SessionTable;
  /** When somebody last did something here, by the clock that only runs forward. */
  touchedMs: number;
  #photos = new Map<string, string[]>();
  /** Each attachment, to the question for which it was taken, drawn or said. */
  readonly #takenFor = new Map<string, string>();
  #seq: number;

  constructor(row: SessionRow, service: Service, log: ReadLog, table: SessionTable, touchedMs: number) {
    const { session, digest, today, clockTrusted } = row;
    this.row = row;
    this.touchedMs = touchedMs;
    this.#table = table;
    this.key = log.key;
    this.engine = openSession(service, { session, digest, today, clockTrusted }, log.events);
    this.#seq = log.lastSeq;
    for (const event of log.events) this.#notePhotos(event);
  }

  /** How many events there are: says whether anything changed while something else was waited for. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * Decides, keeps and applies, in that order: nothing is shown that is not on the disk. What `alongside` writes is kept
   * with it or not at all.
   */
  act(intent: Intent, source: Source, newRow: string, at: number, alongside?: () => void): Decision {
    const decision = this.engine.decide(intent, { ...source, newRow });
    if ('refusal' in decision) return decision;
    const { events } = decision;
    this.#table.append(this.row.session, this.key, this.#seq + 1, events, at, alongside);
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

  noteTaken(attachment: string, path: Path): void {
    this.#takenFor.set(attachment, nameOf(path));
  }

  /**
   * What must stay when this question has been answered or passed over: what answers name, and what was begun at other
   * questions, which whoever went back from them finds again. Not what was begun before the machine started: with the
   * page it was forgotten who began it.
   */
  inUseAfter(path: Path): ReadonlySet<string> {
    const elsewhere = [...this.#takenFor].filter(([, takenFor]) => takenFor !== nameOf(path));
    return new Set([...this.photos, ...elsewhere.map(([attachment]) => attachment)]);
  }

  #notePhotos(event: SessionEvent): void {
    if (event.kind === 'row-removed') return this.#forgetRow(event.row);
    if (event.kind !== 'answered' && event.kind !== 'cleared') return;
    const photos = event.kind === 'answered' ? keptWith(event.value) : [];
    if (photos.length > 0) {
      this.#photos.set(
        nameOf(event.path),
        photos.map(({ attachment }) => attachment),
      );
    } else this.#photos.delete(nameOf(event.path));
  }

  /** Nobody can come back to what was answered or begun for this row. */
  #forgetRow(row: string): void {
    for (const name of this.#photos.keys()) if (isIn(row, name)) this.#photos.delete(name);
    for (const [attachment, name] of this.#takenFor) if (isIn(row, name)) this.#takenFor.delete(attachment);
  }
}

function nameOf({ question, row = '' }: Path): string {
  return `${question} ${row}`;
}

function isIn(row: string, name: string): boolean {
  return name.endsWith(` ${row}`);
}
