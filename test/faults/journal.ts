import type { Path } from '../../core/session/place.ts';
import type { Value } from '../../core/session/value.ts';

/** What a resident did and was told has been done. */
export type Act =
  | { readonly kind: 'answered'; readonly path: Path; readonly value: Value }
  | { readonly kind: 'parked' }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'left' }
  | { readonly kind: 'handed-in' };

export interface Entry {
  readonly session: string;
  readonly act: Act;
  /** How far the fault was when it was asked for: it may have come about from here on. */
  readonly askedAt: number;
  /** How far it was when the screen was told; undefined where nothing ever came back. From here on it has to be there. */
  toldAt: number | undefined;
  /** The number on the slip. */
  number?: string;
}

/** Everything that residents did, and what they were told of it. `now` says how far the fault is. */
export class Journal {
  readonly entries: Entry[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async told<Result>(session: string, act: Act, ask: () => Promise<Result>): Promise<Result> {
    const entry: Entry = { session, act, askedAt: this.#now(), toldAt: undefined };
    this.entries.push(entry);
    const result = await ask();
    entry.toldAt = this.#now();
    if (typeof result === 'object' && result !== null && 'number' in result)
      entry.number = String(result.number);
    return result;
  }

  /** What was asked for has come about, though its answer got lost: the screen shows it. False where nobody asked. */
  cameAbout(session: string, kind: Act['kind'], number: string): boolean {
    const entry = this.entries.findLast((each) => each.session === session && each.act.kind === kind);
    if (!entry) return false;
    entry.number ??= number;
    entry.toldAt ??= this.#now();
    return true;
  }

  /**
   * Session by session, the oldest first: what had been told at that moment, and what had been asked for without an answer
   * yet.
   */
  at(moment: number): SessionSoFar[] {
    const sessions = new Map<string, { session: string; told: Entry[]; asked: Entry[] }>();
    for (const entry of this.entries) {
      const { session, askedAt, toldAt } = entry;
      if (askedAt > moment) continue;
      const so = sessions.get(session) ?? { session, told: [], asked: [] };
      (toldAt !== undefined && toldAt <= moment ? so.told : so.asked).push(entry);
      sessions.set(session, so);
    }
    return [...sessions.values()];
  }
}

export interface SessionSoFar {
  readonly session: string;
  readonly told: readonly Entry[];
  readonly asked: readonly Entry[];
}
