import type { Lack, Sight } from './sight.ts';
import { distance, places, type Quad } from './quad.ts';

/** What is shown and said: what is lacking, `moving` while the paper is not still, or `good`. */
export type Advice = Lack | 'moving' | 'good';

export interface Guidance {
  /** What is shown; nothing before the first that stays. */
  advice?: Advice;
  /** To be said now. */
  say?: Advice;
  /** How many of the beats before the picture is taken are still to come, while it is counted. */
  left?: number;
  /** A beat begins: it is heard. */
  beat?: true;
  /** The picture is to be taken now. */
  take?: true;
}

/** What is advised has stayed so for this long: a hand that passes is no reason to speak. */
const STAYS_MS = 1000;
/** One sentence begins this long after the last one, at the earliest, and the same one is said again after this. */
const APART_MS = 2500;
const AGAIN_MS = 8000;
/** The same advice is said no more often: whoever did not follow it three times is helped by a person. */
const TIMES = 3;
/** A paper that is good for this long is counted down for. */
const SETTLED_MS = 400;
const BEAT_MS = 500;
const BEATS = 3;
/** A corner that went further than this part of the picture's width between two looks was moved. */
const MOVED = 0.02;

/**
 * Turns looks into what is said and done: calmly, a change only when it has stayed, and the picture taken by itself once
 * it has been good for a second and a half. It knows no clock: every look says when it was.
 */
export class Guide {
  #corners: Quad | undefined;
  #now: { advice: Advice; sinceMs: number } | undefined;
  #shown: Advice | undefined;
  #said = new Map<Advice, { atMs: number; times: number }>();
  #lastSaidMs = -Infinity;
  /** Since when it is counted, and the beats that were heard. */
  #counting: { sinceMs: number; beats: number } | undefined;

  /**
   * @param takes whether a good picture is counted down for and taken
   * @param busy the voice is speaking: the guide waits for its turn, and begins no count over it
   */
  follow(sight: Sight, atMs: number, { takes, busy }: { takes: boolean; busy: boolean }): Guidance {
    const advice = this.#adviceFor(sight);
    if (this.#now?.advice !== advice) this.#now = { advice, sinceMs: atMs };
    const forMs = atMs - this.#now.sinceMs;
    if (advice === 'good' && takes && forMs >= SETTLED_MS && (this.#counting || !busy))
      return this.#count(atMs, busy);
    this.#counting = undefined;
    if (forMs >= STAYS_MS) this.#shown = advice;
    const say = forMs >= STAYS_MS && !busy && this.#mayBeSaid(advice, atMs);
    if (say) this.#noteSaid(advice, atMs);
    return { ...(this.#shown && { advice: this.#shown }), ...(say && { say: advice }) };
  }

  #count(atMs: number, busy: boolean): Guidance {
    this.#shown = 'good';
    const { sinceMs, beats: heard } = (this.#counting ??= { sinceMs: atMs, beats: 0 });
    const beats = Math.floor((atMs - sinceMs) / BEAT_MS) + 1;
    if (beats > BEATS) {
      this.#counting = undefined;
      this.#now = undefined;
      return { advice: 'good', take: true };
    }
    this.#counting.beats = beats;
    const say = heard === 0 && !busy && this.#mayBeSaid('good', atMs);
    if (say) this.#noteSaid('good', atMs);
    return {
      advice: 'good',
      left: BEATS + 1 - beats,
      ...(beats > heard && { beat: true as const }),
      ...(say && { say: 'good' as const }),
    };
  }

  #adviceFor({ lack, corners }: Sight): Advice {
    const last = this.#corners;
    this.#corners = corners;
    if (lack && lack !== 'blurred') return lack;
    const isMoving = last && corners && places.some((at) => distance(last[at], corners[at]) > MOVED);
    return isMoving ? 'moving' : (lack ?? 'good');
  }

  #mayBeSaid(advice: Advice, atMs: number): boolean {
    const before = this.#said.get(advice);
    if (atMs - this.#lastSaidMs < APART_MS) return false;
    return !before || (before.times < TIMES && atMs - before.atMs >= AGAIN_MS);
  }

  #noteSaid(advice: Advice, atMs: number): void {
    this.#lastSaidMs = atMs;
    this.#said.set(advice, { atMs, times: (this.#said.get(advice)?.times ?? 0) + 1 });
  }
}
