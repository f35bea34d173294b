import { useMemo, useSyncExternalStore } from 'react';
import { useInUse } from '../../keys/in-use.ts';
import { candidates as candidatesOf, mayBecomeCode } from '../../pinyin/candidates.ts';
import { loadDictionary } from '../../pinyin/load-dictionary.ts';
import { candidates as candidatesOfStrokes } from '../../strokes/candidates.ts';
import { loadStrokeTable } from '../../strokes/load-stroke-table.ts';
import { candidates as candidatesOfParts } from '../../components/candidates.ts';
import { loadComponentTable } from '../../components/load-component-table.ts';
import { useLanguage } from '../../text/use-language.ts';
import { loadTraditional } from '../../traditional/load-traditional.ts';
import { useReadings } from '../handwriting/use-readings.ts';
import { input } from '../say.ts';
import type { Saying } from '../../text/saying.ts';
import type { KeyboardPage, WritingKind } from './layout.ts';
import { bySound, byWriting } from '../find/matching.ts';
import { syllablesOf } from '../../pinyin/syllables-of.ts';
import { learnedWords } from './learned-words.ts';
import { areStrokes, strokeLetters } from './stroke-keys.ts';
import { type Choice, fits, type Typing } from './typing.ts';
import { useLoaded } from './use-loaded.ts';

const NONE: readonly Choice[] = [];

export interface Choices {
  /** What is pending may be these, the likeliest first. What there is no room for is not among them. */
  found: readonly Choice[];
  /** Why nothing is found; undefined while something is, or nothing is known yet. */
  none: Saying | undefined;
  /** A word that a character is known by; undefined where it needs none. */
  wordWith(character: string): string | undefined;
}

/** What the letters, the strokes or the ink may mean. Each way loads what it needs when it is first gone. */
export function useChoices(
  typing: Typing,
  {
    page,
    kind,
    longest,
    among,
  }: {
    page: KeyboardPage;
    kind: WritingKind;
    longest: number;
    /** Where given, one of these is meant. */
    among: readonly string[] | undefined;
  },
): Choices {
  const isHongKong = useLanguage() === 'zh-HK';
  const dictionary = useLoaded(loadDictionary, page !== 'ink' && page !== 'strokes');
  const traditional = useLoaded(loadTraditional, isHongKong && (page !== 'ink' || among !== undefined));
  const table = useLoaded(loadStrokeTable, page === 'strokes');
  const components = useLoaded(loadComponentTable, typing.parts.length > 0);
  const readings = useReadings(typing.ink, isHongKong ? 'traditional' : 'simplified', page === 'ink');
  const learned = useSyncExternalStore(learnedWords.subscribe, learnedWords.get);
  // Asked for by those who find characters by ear, and by nobody else: it takes a while.
  const { keys } = useInUse();

  const { letters, text, parts } = typing;
  const all = useMemo((): readonly Choice[] | undefined => {
    if (parts.length > 0) {
      return (
        components && candidatesOfParts(components, parts).map((one) => ({ text: one.text, joined: true }))
      );
    }
    if (letters === '') return undefined;
    if (among) {
      return (
        dictionary &&
        bySound(among, letters, (character) => syllablesOf(dictionary, character)).map((name) => ({
          text: name,
          letters: letters.length,
        }))
      );
    }
    const writing = { name: kind === 'name', before: text };
    if (areStrokes(letters)) return table && candidatesOfStrokes(table, strokeLetters(letters), writing);
    return (
      dictionary &&
      candidatesOf(dictionary, letters, {
        ...writing,
        learned,
        ...(isHongKong && traditional && { traditional }),
      })
    );
  }, [parts, components, among, letters, text, kind, table, dictionary, learned, isHongKong, traditional]);

  const drawn = among
    ? byWriting(
        among,
        readings.map((reading) => reading.text),
        traditional?.text,
      ).map((name) => ({ text: name, strokes: typing.ink.map((_, at) => at) }))
    : readings;
  const found = (typing.ink.length > 0 ? drawn : (all ?? NONE)).filter((choice) =>
    fits(typing, choice.text, longest),
  );
  /** It was read, and nothing that can be found has it. */
  const notAmong = among !== undefined && readings.length > 0;
  const full = !fits(typing, ' ', longest);
  return {
    found,
    none: (all || notAmong) && found.length === 0 ? noneFound(typing, full, among !== undefined) : undefined,
    wordWith: (character) => (keys ? dictionary?.wordWith(character) : undefined),
  };
}

function noneFound({ letters, parts }: Typing, full: boolean, finding: boolean): Saying {
  if (finding) return input('find.none');
  if (full) return input('keypad.full');
  if (parts.length > 0) return input('keyboard.no-joined');
  if (areStrokes(letters)) return input('keyboard.no-strokes');
  return input(mayBecomeCode(letters) ? 'keyboard.code' : 'keyboard.no-sound');
}
