import type { Dictionary, Entry } from './dictionary.ts';
import { learnedAt, type Learned } from './learned.ts';
import { spellingsAt } from './spelling.ts';

/** A way of reading letters: pieces one after the other. */
export interface Path {
  text: string;
  cost: number;
  pieces: readonly Piece[];
}

export interface Piece {
  text: string;
  /** Written in this session already: it stays as it was written. */
  learned: boolean;
}

interface Step {
  entry: Entry;
  learned: boolean;
  before: Step | undefined;
  text: string;
  cost: number;
}

/** How many ways are kept at each place. */
const KEPT = 8;

/** Long words are meant more often than the short ones that they fall apart into. */
const ANOTHER_WORD = 1;
/** What one who wrote it a moment ago means again: as common as the commonest words. */
const LEARNED = 4;
/** After the name of a place, what it is costs this at most: 建设 and then 街道, not 接到. */
const KIND_OF_PLACE = 3;
const kindsOfPlace = new Set(
  '省 市 州 县 区 旗 乡 镇 村 组 路 街 巷 弄 里 街道 社区 小区 大道 新村 花园 自治州 自治县 自治区 路口 大街 村委会 居委会 东路 西路 南路 北路 中路 东街 西街 南街 北街 公园 医院 小学 大桥'.split(
    ' ',
  ),
);

/** The likeliest readings of the letters as a whole: the cheapest ways through all words that they may spell. */
export function sentences(
  dictionary: Dictionary,
  letters: string,
  { asSaid, learned }: { asSaid: boolean; learned: Learned },
): { paths: Path[]; to: number } {
  const steps = new Map<number, Step[]>();
  let furthest = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const here = at === 0 ? [undefined] : cheapest(steps.get(at) ?? []);
    if (here.length === 0) continue;
    for (const [to, entries] of entriesAt(dictionary, letters, at, { asSaid, learned })) {
      const grown = entries.flatMap((entry) => here.map((before) => stepTo(entry, before)));
      steps.set(to, [...(steps.get(to) ?? []), ...grown]);
      furthest = Math.max(furthest, to);
    }
  }
  return { paths: cheapest(steps.get(furthest) ?? []).map(pathOf), to: furthest };
}

type Choice = Entry & { learned: boolean };

function entriesAt(
  dictionary: Dictionary,
  letters: string,
  at: number,
  { asSaid, learned }: { asSaid: boolean; learned: Learned },
): Map<number, Choice[]> {
  const found = new Map<number, Choice[]>();
  for (const { reading, cost, to, partial } of spellingsAt(dictionary, letters, at, {
    asSaid,
    goesOn: dictionary.goesOn,
  })) {
    const readings = partial ? dictionary.readingsFrom(reading) : [reading];
    for (const one of readings) {
      const list = found.get(to) ?? [];
      found.set(to, list);
      for (const entry of dictionary.words(one).slice(0, KEPT)) {
        list.push({ ...entry, cost: entry.cost + cost + ANOTHER_WORD, learned: false });
      }
    }
  }
  for (const { text, to } of learnedAt(learned, letters, at)) {
    found.set(to, [...(found.get(to) ?? []), { text, cost: LEARNED, learned: true }]);
  }
  for (const [to, entries] of found) found.set(to, entries.sort((a, b) => a.cost - b.cost).slice(0, KEPT));
  return found;
}

function stepTo(entry: Choice, before: Step | undefined): Step {
  const cost =
    before?.entry.place && kindsOfPlace.has(entry.text) ? Math.min(entry.cost, KIND_OF_PLACE) : entry.cost;
  return {
    entry,
    learned: entry.learned,
    before,
    text: (before?.text ?? '') + entry.text,
    cost: (before?.cost ?? 0) + cost,
  };
}

function cheapest(steps: Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps.sort((a, b) => a.cost - b.cost)) {
    if (kept.length === KEPT) break;
    if (!kept.some(({ text }) => text === step.text)) kept.push(step);
  }
  return kept;
}

function pathOf(last: Step): Path {
  const pieces: Piece[] = [];
  for (let step: Step | undefined = last; step; step = step.before) {
    pieces.unshift({ text: step.entry.text, learned: step.learned });
  }
  return { text: last.text, cost: last.cost, pieces };
}
