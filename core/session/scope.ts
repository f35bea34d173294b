import type { Instead } from '../service/definition.ts';
import type { ServiceQuestion, ServiceStep } from '../service/service.ts';
import type { Source } from './event.ts';
import type { Place } from './place.ts';
import type { Value } from './value.ts';
import type { Problem } from './view.ts';
import type { Stop } from './way.ts';

/** A question as it stands in a session: once, or once in each row. */
export class Asking {
  readonly question: ServiceQuestion;
  readonly scope: Scope;
  readonly place: Extract<Place, { at: 'question' }>;
  /** Where it stands on the way; made once, since the way is found anew after most changes. */
  readonly stop: Stop;
  /** The answers call for it. */
  wanted = false;
  /** It is asked: the answers call for it, and no consent that it needs was refused. */
  asked = false;
  /** The answer as given, also while the question is hidden: it comes back when the question does. */
  given: Value | undefined;
  /** Who gave it, and from what it came. */
  source: Source | undefined;
  /** How it was gone past without an answer: a note told, an optional question not said, or what was said instead. */
  passed: 'told' | 'not-said' | Instead | undefined;
  /** What is wrong with the answer. */
  problem: Problem | undefined;

  constructor(question: ServiceQuestion, scope: Scope) {
    const { id } = question.question;
    this.question = question;
    this.scope = scope;
    this.place = { at: 'question', question: id, ...(scope.row !== undefined && { row: scope.row }) };
    this.stop = { place: this.place, asking: this };
  }

  /** The answer, where it counts: one that was given to a question that is asked. */
  get answer(): Value | undefined {
    return this.asked ? this.given : undefined;
  }

  /** Whether one may go on from here. */
  get settled(): boolean {
    const { type, optional, instead } = this.question.question;
    if (type === 'note') return this.passed === 'told';
    if (this.given !== undefined) return this.problem === undefined;
    if (this.passed === 'not-known') return instead.includes('not-known');
    return optional && this.passed === 'not-said';
  }
}

/** Answers and what follows from them, in one row of a repeated step or outside of all rows. */
export class Scope {
  /** The row's id and its repeated step, or undefined outside of rows. */
  readonly row: string | undefined;
  readonly step: string | undefined;
  /** By step, in order. */
  readonly steps: ReadonlyMap<string, readonly Asking[]>;
  /** By question. */
  readonly askings: ReadonlyMap<string, Asking>;
  /** What calculations came to. Those missing are unknown. */
  readonly calculated = new Map<string, Value>();
  /** What expressions see under each name. A name without a value is unknown. */
  readonly values: Record<string, unknown>;

  constructor(
    values: Record<string, unknown>,
    steps: readonly ServiceStep[],
    place?: { step: string; row: string },
  ) {
    this.row = place?.row;
    this.step = place?.step;
    this.values = values;
    this.steps = new Map(
      steps.map(({ step, questions }) => [step.id, questions.map((question) => new Asking(question, this))]),
    );
    this.askings = new Map(
      [...this.steps.values()].flat().map((asking) => [asking.question.question.id, asking]),
    );
  }

  /** What a name stands for here: an answer that counts, or a calculation that is known. */
  valueOf(name: string): Value | undefined {
    return this.askings.get(name)?.answer ?? this.calculated.get(name);
  }
}
