import { celTypeOfCalculation, celTypeOf, type CelType } from './cel-value.ts';
import { choicesOf } from './check-structure.ts';
import type { Definition } from './definition.ts';
import { type RowClass, type Vocabulary, vocabularyOf } from './expression.ts';

/** Who may name what in a service's expressions. */
export interface Vocabularies {
  /** Outside of rows, or in a row of this repeated step. */
  within(repeat: string | undefined): Vocabulary;
  /** The same, where `value` is the answer being checked. */
  checking(repeat: string | undefined, type: CelType): Vocabulary;
  /** One class for each repeated step: CEL tells its rows apart by it. */
  rowClassOf(step: string): RowClass;
  /** The repeated step to whose rows a name belongs. */
  repeatOf(name: string): string | undefined;
}

export function vocabulariesOf(definition: Definition): Vocabularies {
  const outside = new Map<string, CelType>();
  const rows = new Map<string, { row: RowClass; names: Map<string, CelType> }>();
  const choices = new Map<string, ReadonlySet<string>>();

  for (const { id, repeat, questions } of definition.steps) {
    const names = repeat ? new Map<string, CelType>() : outside;
    if (repeat) rows.set(id, { row: newRowClass(), names });
    for (const question of questions) {
      const type = celTypeOf(question);
      if (type) names.set(question.id, type);
      const values = choicesOf(question).map(({ value }) => value);
      if (values.length > 0) choices.set(question.id, new Set(values));
    }
  }
  for (const { id, type, each } of definition.calculations) {
    (each === undefined ? outside : rows.get(each)?.names)?.set(id, celTypeOfCalculation[type]);
  }

  const service = vocabularyOf(outside, rows, (name) => choices.get(name));
  const inRows = new Map([...rows].map(([step, { names }]) => [step, service.with(names)]));
  const within = (repeat: string | undefined) =>
    (repeat === undefined ? service : inRows.get(repeat)) ?? service;
  const checking = new Map<string, Vocabulary>();

  return {
    within,
    checking(repeat, type) {
      const key = `${repeat ?? ''} ${type}`;
      const known = checking.get(key) ?? within(repeat).with([['value', type]]);
      checking.set(key, known);
      return known;
    },
    rowClassOf: (step) => rows.get(step)?.row ?? newRowClass(),
    repeatOf: (name) => [...rows].find(([, { names }]) => names.has(name))?.[0],
  };
}

function newRowClass(): RowClass {
  return class {
    [name: string]: unknown;
  };
}
