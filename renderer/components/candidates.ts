import type { Candidate } from '../pinyin/candidates.ts';
import type { ComponentTable } from './component-table.ts';
import { formsFor } from './forms.ts';

/** How many are offered: more than anybody would turn pages for. */
const MOST = 90;
/** Parts of parts of parts: 木 in 深, and no deeper than people see. */
const DEPTH = 4;

/**
 * The characters that have all of these components (木 twice: 林), those that are made of nothing else first, then the
 * commonest. A component is as good as the shapes it takes, and where one is in no such character, one of its own parts
 * stands for it: 王 and 深 lead to 琛. A candidate uses up all of the components.
 */
export function candidates(table: ComponentTable, components: readonly string[]): Candidate[] {
  if (components.length === 0) return [];
  const found = searchDeeper(table, components.map(formsFor));
  const instead =
    found.length > 0 || components.length < 2
      ? []
      : searchDeeper(
          table,
          components.map((one) => [...formsFor(one), ...table.partsOf(one)]),
        );
  return [...found, ...instead]
    .filter((text) => !(components.length === 1 && components[0] === text))
    .slice(0, MOST)
    .map((text) => ({ text, letters: components.length }));
}

/** The characters of a radical (水, also written 氵) with so many strokes beside it, the commonest first. */
export function ofRadical(table: ComponentTable, radical: string, strokes: number): Candidate[] {
  return formsFor(radical)
    .flatMap((form) => table.ofRadical(form, strokes))
    .map((text) => ({ text, letters: 1 }));
}

/** Into parts of parts only as long as it takes: 口 is somewhere in every third character. */
function searchDeeper(table: ComponentTable, wanted: readonly (readonly string[])[]): string[] {
  const reached = wanted.map((forms) => ({ found: new Set<string>(), open: forms }));
  const rests = new Map<string, number | undefined>();
  let count = 0;
  for (let depth = 1; depth <= DEPTH && count < MOST; depth += 1) {
    for (const one of reached) goUp(table, one);
    const [fewest, ...others] = reached.map(({ found }) => found).sort((a, b) => a.size - b.size);
    for (const text of fewest ?? []) {
      if (rests.has(text) || !others.every((found) => found.has(text))) continue;
      const rest = restOf(table, text, wanted);
      rests.set(text, rest);
      if (rest !== undefined) count += 1;
    }
  }
  return [...rests]
    .flatMap(([text, rest]) => (rest === undefined ? [] : [{ text, more: rest > 0, rank: table.rank(text) }]))
    .sort((a, b) => Number(a.more) - Number(b.more) || a.rank - b.rank)
    .map(({ text }) => text);
}

/** From the characters that were reached last to those that have one of them as a part. */
function goUp(table: ComponentTable, reached: { found: Set<string>; open: readonly string[] }): void {
  const next = new Set<string>();
  for (const part of reached.open) {
    for (const character of table.withPart(part)) if (!reached.found.has(character)) next.add(character);
  }
  for (const character of next) reached.found.add(character);
  reached.open = [...next];
}

/**
 * How many parts of a character are left over when each component has been found in a place of its own; undefined where
 * one has none. A part is taken whole where it is a component, else it is looked into.
 */
function restOf(
  table: ComponentTable,
  character: string,
  wanted: readonly (readonly string[])[],
): number | undefined {
  const left = [...wanted];
  const rest = take(table, table.partsOf(character), left, DEPTH);
  return left.length === 0 ? rest : undefined;
}

/** Takes the wanted components out of `left` as they are found, and counts the parts that are none. */
function take(
  table: ComponentTable,
  parts: readonly string[],
  left: (readonly string[])[],
  depth: number,
): number {
  let rest = 0;
  for (const part of parts) {
    const at = left.findIndex((forms) => forms.includes(part));
    if (at >= 0) left.splice(at, 1);
    else {
      const before = left.length;
      const inside = depth > 1 ? take(table, table.partsOf(part), left, depth - 1) : 0;
      rest += left.length < before ? inside : 1;
    }
  }
  return rest;
}
