import { misfit } from './fit.ts';
import type { Ink } from './ink.ts';
import { type Model, rarity, type Script } from './model.ts';
import { nearest } from './nearest.ts';
import { type Trace, traceOf } from './trace.ts';

/** A character that the ink may be. */
export interface Guess {
  character: string;
  /** The less the likelier; differences of about 10 are beyond doubt. */
  cost: number;
}

/** How many are looked at closely. Among so many the right one is found, and they are done in time. */
const CLOSELY = 20;
/** How much the close look counts beside the rough one. */
const CLOSE = 2000;

/** What one character's ink may be, the likeliest first. */
export class Recogniser {
  readonly #model: Model;
  readonly #patterns = new Map<number, Trace>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** @param count how many guesses, at most 20 */
  guess(ink: Ink, script: Script, count: number): Guess[] {
    const written = ink.filter((stroke) => stroke.length > 0);
    if (written.length === 0) return [];
    const trace = traceOf(written);
    return nearest(this.#model, written, CLOSELY, (index) => 2 * rarity(this.#model, script, index))
      .map(({ index, distance }) => ({
        character: this.#model.characters[index]!,
        cost: distance + CLOSE * misfit(trace, this.#patternOf(index)),
      }))
      .sort((one, other) => one.cost - other.cost)
      .slice(0, count);
  }

  /** Made once, when first looked at: most characters never are. */
  #patternOf(index: number): Trace {
    const known = this.#patterns.get(index);
    if (known) return known;
    const made = traceOf(this.#model.strokesOf(index));
    this.#patterns.set(index, made);
    return made;
  }
}
