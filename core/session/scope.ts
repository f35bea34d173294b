import type { Problem } from './view.ts';
import type { Value } from './value.ts';

/** Answers and what follows from them, in one row of a repeated step or outside of all rows. */
export class Scope {
  /** The row's id and its repeated step, or undefined outside of rows. */
  readonly row: string | undefined;
  readonly step: string | undefined;
  /** Answers as given, those of hidden questions too: they come back when the question does. */
  readonly given = new Map<string, Value>();
  /** Questions gone past without an answer: optional ones, and notes. */
  readonly passed = new Set<string>();
  /** Questions that the answers call for. */
  readonly wanted = new Set<string>();
  /** Of these, the ones that are asked: no consent that they need was refused. */
  readonly asked = new Set<string>();
  /** What is wrong with an answer, by question. */
  readonly problems = new Map<string, Problem>();
  /** What calculations came to. Those missing are unknown. */
  readonly calculated = new Map<string, Value>();
  /** What expressions see under each name. A name without a value is unknown. */
  readonly values: Record<string, unknown>;

  constructor(values: Record<string, unknown>, place: { step: string; row: string } | undefined) {
    this.row = place?.row;
    this.step = place?.step;
    this.values = values;
  }

  /** The answer, where it counts: one that was given to a question that is asked. */
  answer(question: string): Value | undefined {
    return this.asked.has(question) ? this.given.get(question) : undefined;
  }
}
