import type { Calculation, Definition, Question, Step } from './definition.ts';
import type { Expression, RowClass } from './expression.ts';
import type { Node } from './graph.ts';

/** A service that was checked: nothing in it can fail any more while somebody fills it in. */
export interface Service {
  readonly definition: Definition;
  /** By language, then by key. */
  readonly texts: Record<string, Record<string, string>>;
  readonly steps: ReadonlyMap<string, ServiceStep>;
  readonly questions: ReadonlyMap<string, ServiceQuestion>;
  readonly calculations: ReadonlyMap<string, ServiceCalculation>;
  readonly eligibility: ReadonlyMap<string, ServiceEligibility>;
  readonly consents: ReadonlyMap<string, Node>;
  /** By application, what makes it one of those that this run produces. */
  readonly applicationWhen: ReadonlyMap<string, Expression>;
  /** In order of rank: each comes after all that it depends on. */
  readonly nodes: readonly Node[];
  /** The answers and calculations that some text says. */
  readonly named: ReadonlySet<string>;
  /** The answers and calculations that are said aloud only where the resident allowed it. */
  readonly personal: ReadonlySet<string>;
}

export interface ServiceStep {
  readonly step: Step;
  readonly when: Expression | undefined;
  readonly questions: readonly ServiceQuestion[];
  readonly node: Node;
  /** For a repeated step. */
  readonly rows: { readonly node: Node; readonly row: RowClass; readonly min: number } | undefined;
}

export interface ServiceQuestion {
  readonly question: Question;
  readonly step: string;
  /** The repeated step, if it is asked once for each row. */
  readonly repeat: string | undefined;
  readonly when: Expression | undefined;
  readonly rules: readonly { readonly id: string; readonly check: Expression }[];
  /** Choices that are open only while this is true, by their value. */
  readonly choiceWhen: ReadonlyMap<string, Expression>;
  readonly node: Node;
  readonly problemNode: Node;
}

export interface ServiceCalculation {
  readonly calculation: Calculation;
  readonly value: Expression;
  readonly node: Node;
}

export interface ServiceEligibility {
  readonly id: string;
  readonly eligible: Expression;
  /** The repeated steps that it depends on, straight or through calculations. */
  readonly lists: readonly string[];
  readonly node: Node;
}
