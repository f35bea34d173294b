import process from 'node:process';
import { candidates } from '../../renderer/pinyin/candidates.ts';
import { readDictionary } from '../../renderer/pinyin/dictionary.ts';
import {
  accents,
  asSaidWhere,
  heldOut,
  isName,
  percentWithin,
  placesOf,
  writtenEntries,
} from '../support/pinyin-entries.ts';
import { dictionaryFile } from '../support/shipped-dictionary.ts';
import type { MeasureOptions, Row } from './row.ts';
import { median, quantile } from './statistics.ts';

/**
 * How often the pinyin keyboard offers what is meant first, and on the first page of five, for the 300 entries of
 * test/renderer/pinyin/entries.tsv; beside it the half that it was not tuned on, and the same entries as those type them
 * who do not tell some sounds apart. A look-up is timed at every letter on the way to each entry, once they have all
 * been looked up before, in time of the process.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const files = {
    words: dictionaryFile('words'),
    characters: dictionaryFile('characters'),
    names: dictionaryFile('names'),
  };
  const [dictionary, loadMs] = timed(() => readDictionary(files));
  const entries = writtenEntries();
  const places = placesOf(dictionary, entries);
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const ofKind = (top: number) =>
    Object.fromEntries(
      kinds.map((kind) => [
        `${kind} %`,
        percentWithin(
          places.filter((_, at) => entries[at]?.kind === kind),
          top,
        ),
      ]),
    );
  const said = (Object.keys(accents) as (keyof typeof accents)[]).map((where) => {
    const typed = asSaidWhere(entries, where);
    return [`${where} %`, percentWithin(placesOf(dictionary, typed), 5)] as const;
  });

  const typed = entries
    .filter((_, at) => !quick || at % 10 === 0)
    .flatMap((entry) =>
      Array.from(entry.letters, (_, at) => ({
        letters: entry.letters.slice(0, at + 1),
        name: isName(entry),
      })),
    );
  const lookUp = ({ letters, name }: (typeof typed)[number]) =>
    timed(() => candidates(dictionary, letters, { name, before: '' }))[1];
  typed.forEach(lookUp);
  const took = typed.map(lookUp);

  return [
    {
      what: 'pinyin: of 300 entries that residents write, what is meant is offered first',
      measured: { 'held out %': percentWithin(heldOut(places), 1), ...ofKind(1) },
      value: percentWithin(places, 1),
      unit: '%',
      budget: { atLeast: 85 },
    },
    {
      what: 'pinyin: the same among the first five',
      measured: { 'held out %': percentWithin(heldOut(places), 5), ...ofKind(5) },
      value: percentWithin(places, 5),
      unit: '%',
      budget: { atLeast: 97 },
    },
    {
      what: 'pinyin: among the first five, typed as it is said where sounds are merged, the worst of them',
      measured: Object.fromEntries(said),
      value: Math.min(...said.map(([, percent]) => percent)),
      unit: '%',
      budget: { atLeast: 75 },
    },
    {
      what: 'pinyin: one look-up, nineteen of twenty',
      measured: { 'median ms': median(took), 'p99 ms': quantile(took, 0.99), 'dictionary read ms': loadMs },
      value: quantile(took, 0.95),
      unit: 'ms',
      budget: { atMost: 5 },
    },
  ];
}

function timed<T>(work: () => T): [result: T, milliseconds: number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}
