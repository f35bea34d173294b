import type { Candidate, Writing } from '../pinyin/candidates.ts';
import type { StrokeTable, Written } from './stroke-table.ts';

/** Stands for any stroke: for whoever does not know how one is made. */
export const ANY_STROKE = '*';

/** How many are offered: more than anybody would turn pages for. */
const MOST = 90;
/** Fewer than a page: then one stroke may have been taken for another. */
const PAGE = 9;
/** Whole characters come before all that only begin so. */
const WHOLE = 100_000;
/** With fewer strokes than this, one that is mistaken leaves nothing that was meant. */
const MISTAKEN_FROM = 4;

/**
 * The characters that begin with these strokes (h s p n z, `*` for any), those that are whole first, then the commonest;
 * for a name surnames first, then what people are called by. Where they would not fill a page, those follow that differ
 * by one stroke. A candidate uses up all of the strokes.
 */
export function candidates(
  table: StrokeTable,
  strokes: string,
  { name, before }: Pick<Writing, 'name' | 'before'>,
): Candidate[] {
  if (strokes === '') return [];
  const weight = weightFor(name, before);
  const order = (found: readonly Written[]) => {
    const weighed = found.map((one) => ({
      text: one.text,
      weight: one.strokes.length === strokes.length ? WHOLE + weight(one) : weight(one),
    }));
    // After one stroke there are thousands, and most of them in no text of today.
    const inUse = weighed.filter((one) => one.weight > 0);
    return (inUse.length < MOST ? weighed : inUse)
      .sort((a, b) => b.weight - a.weight)
      .map(({ text }) => text);
  };
  const exact = order(withStrokes(table, strokes, 0));
  const near =
    exact.length < PAGE && strokes.length >= MISTAKEN_FROM ? order(withStrokes(table, strokes, 1)) : [];
  return [...new Set([...exact, ...near])].slice(0, MOST).map((text) => ({ text, letters: strokes.length }));
}

/** Somebody's name may have any character, so how common it is in text counts as well, but less. */
function weightFor(name: boolean, before: string): (one: Written) => number {
  if (!name) return ({ inText }) => inText;
  const called = (one: Written) => (before === '' ? one.asSurname : one.inGivenName);
  return (one) => called(one) * 100 + one.inText;
}

function withStrokes(table: StrokeTable, strokes: string, mistakes: number): Written[] {
  const certain = mistakes === 0 ? strokes.split(ANY_STROKE)[0] : '';
  const found = [];
  for (let at = firstFrom(table, certain ?? ''); at < table.length; at += 1) {
    const one = table[at];
    if (!one || (certain && !one.strokes.startsWith(certain))) break;
    if (beginsWith(one.strokes, strokes, mistakes)) found.push(one);
  }
  return found;
}

function beginsWith(written: string, strokes: string, mistakes: number): boolean {
  if (written.length < strokes.length) return false;
  let left = mistakes;
  for (let at = 0; at < strokes.length; at += 1) {
    if (strokes[at] === ANY_STROKE || strokes[at] === written[at]) continue;
    if (left === 0) return false;
    left -= 1;
  }
  return true;
}

function firstFrom(table: StrokeTable, strokes: string): number {
  let [low, high] = [0, table.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle]?.strokes ?? '') < strokes) low = middle + 1;
    else high = middle;
  }
  return low;
}
