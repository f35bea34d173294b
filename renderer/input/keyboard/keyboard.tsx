import { useRef, useState } from 'react';
import { useLanguage } from '../../text/use-language.ts';
import { mayBecomeCode } from '../../pinyin/candidates.ts';
import { HandwritingSheet } from '../handwriting/handwriting-sheet.tsx';
import { useEcho } from '../echo.ts';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { input, literal } from '../say.ts';
import type { Change } from '../use-answer.ts';
import { useRefusal } from '../use-refusal.tsx';
import { CandidateRow } from './candidate-row.tsx';
import { KeyRows } from './key-rows.tsx';
import { type KeyboardKey, keyboardRows, type KeyboardPage, latinCase, type WritingKind } from './layout.ts';
import { useLearning } from './use-learning.ts';
import { useChoices } from './use-choices.ts';
import {
  type Choice,
  choose,
  draw,
  erase,
  fits,
  isPending,
  put,
  type Typing,
  typeLetter,
  undoStroke,
  wipe,
} from './typing.ts';

export interface KeyboardProps {
  kind: WritingKind;
  /** What can be found, and nothing else be written. */
  among?: readonly string[];
  typing: Typing;
  onTyping: Change<Typing>;
  /** In characters. */
  longest: number;
  personal: boolean;
  /** Which keys are up. */
  page: KeyboardPage;
  onPage(page: KeyboardPage): void;
}

const NONE: readonly Choice[] = [];
/** What nobody sees, or what turns the words around it. */
const NO_SIGN = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/** Keys for Chinese by its sound, for Latin letters, and for figures and signs; a plugged-in keyboard does the same. */
export function Keyboard({ kind, among, typing, onTyping, longest, personal, page, onPage }: KeyboardProps) {
  const language = useLanguage();
  const echo = useEcho(personal);
  const [turned, setTurned] = useState({ pending: '', page: 0 });
  const shown = useRef<readonly Choice[]>(NONE);

  const refusal = useRefusal();
  const learnChosen = useLearning();
  const composing = isPending(typing);
  const spelling = typing.letters !== '';
  const full = !fits(typing, ' ', longest);
  const { found, none, wordWith } = useChoices(typing, { page, kind, longest, among });

  /** How a press is to sound; one that could not be taken is told why. */
  const take = (step: (before: Typing) => Typing, why = input('keypad.full')) =>
    refusal.unless(onTyping(step), why) ? 'taken' : 'refused';
  const chosen = (candidate: Choice | undefined) => {
    if (!candidate) return none ? take((before) => before, none) : 'refused';
    const heard = take((before) => choose(before, candidate, longest));
    if (heard === 'taken') {
      echo(literal(candidate.text));
      if ('letters' in candidate && !among) learnChosen(typing.letters, candidate);
    }
    return heard;
  };
  const sign = (written: string) => {
    const heard = take((before) => put(before, written, found[0], longest));
    if (heard === 'taken' && /^[0-9]$/.test(written)) echo(literal(written));
    return heard;
  };
  const compose = (typed: string) => {
    // A plugged-in keyboard spells, also where the screen has a field to write on or the keys of the strokes.
    if (!composing && page !== 'pinyin' && /^[a-z]$/.test(typed)) onPage('pinyin');
    return take(
      (before) => typeLetter(before, typed, longest),
      input(composing && !full ? 'keyboard.choose' : 'keypad.full'),
    );
  };
  const takeBack = (step = erase) => {
    refusal.forgive();
    onTyping(step);
    return 'taken' as const;
  };
  const latin = (typed: string) => latinCase(typed, typing.text, kind, language);
  /** No character has a figure in its sound, so it is part of a code or stands for itself. */
  const figure = (written: string) =>
    /^[0-9]$/.test(written) && mayBecomeCode(typing.letters) ? compose(written) : sign(written);

  function press(key: KeyboardKey): void {
    if (key.kind === 'page') onPage(key.page);
    else if (key.kind === 'erase') takeBack();
    // That it was felt has sounded already.
    else if (heardOf(key) === 'refused') sound('refused');
  }

  function heardOf(key: Exclude<KeyboardKey, { kind: 'page' | 'erase' }>): 'taken' | 'refused' {
    if (key.kind === 'space') return sign(' ');
    if (key.kind === 'sign') return figure(key.sign);
    return page === 'latin' ? sign(latin(key.letter)) : compose(key.letter);
  }

  // New letters, or a new stroke, begin at the first page again.
  const pending = spelling ? typing.letters : `${typing.ink.length} ${typing.parts.join('')}`;
  const at = turned.pending === pending ? turned.page : 0;
  const turnTo = (to: number) => setTurned({ pending, page: Math.max(0, to) });

  const line = refusal.line ?? (none && <Spoken key={none.key} say={none} as="p" />);
  useHardwareKeys(takeKey, takeText);

  function takeKey(key: string): 'taken' | 'refused' | undefined {
    const offered = line ? NONE : shown.current;
    if (key === 'Backspace') return takeBack();
    if (composing && (key === ' ' || key === 'Enter')) return chosen(offered[0]);
    if (composing && /^[0-9]$/.test(key) && !typing.letters.startsWith('u')) {
      // As they lie on the keyboard: 0 comes after 9.
      return chosen(offered['1234567890'.indexOf(key)]);
    }
    if (composing && (key === 'PageDown' || key === 'PageUp')) {
      turnTo(at + (key === 'PageDown' ? 1 : -1));
      return 'taken';
    }
    if (page !== 'latin' && (/^[a-z]$/.test(key) || (spelling && /^['0-9]$/.test(key)))) return compose(key);
    const written =
      key === ' ' ? page === 'latin' : Array.from(key).length === 1 && /[\p{L}\p{N}\p{P}]/u.test(key);
    return written && !among ? sign(key) : undefined;
  }

  /** Letters that were pasted are no sounds of Chinese, and figures choose nothing: it is written as it is. */
  function takeText(pasted: string): 'taken' | 'refused' | undefined {
    const written = pasted.replaceAll(/\s+/gu, ' ').replaceAll(NO_SIGN, '');
    return written.trim() === '' || among ? undefined : sign(written);
  }

  return (
    <>
      {line ? (
        <output className="keyboard-line">{line}</output>
      ) : (
        composing && (
          <CandidateRow
            candidates={found}
            page={at}
            personal={personal}
            wordWith={wordWith}
            onPage={turnTo}
            onChoose={(candidate) => void chosen(candidate)}
            onShown={(now) => {
              shown.current = now;
            }}
          />
        )
      )}
      {page === 'ink' ? (
        <HandwritingSheet
          ink={typing.ink}
          onStroke={(stroke) => take((before) => draw(before, stroke, longest)) === 'taken'}
          onUndo={() => takeBack(undoStroke)}
          onWipe={() => takeBack(wipe)}
          {...(!among && { onSigns: () => onPage('signs') })}
        />
      ) : (
        <KeyRows
          rows={keyboardRows(page, kind, language)}
          shows={(letter) => (page === 'latin' ? latin(letter) : letter)}
          onKey={press}
        />
      )}
    </>
  );
}
