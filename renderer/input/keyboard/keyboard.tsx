import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../text/use-language.ts';
import { type Candidate, candidates as candidatesOf, mayBecomeCode } from '../../pinyin/candidates.ts';
import type { Dictionary } from '../../pinyin/dictionary.ts';
import { loadDictionary } from '../../pinyin/load-dictionary.ts';
import { useInUse } from '../../keys/in-use.ts';
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
import { choose, erase, fits, put, type Typing, typeLetter } from './typing.ts';

export interface KeyboardProps {
  kind: WritingKind;
  typing: Typing;
  onTyping: Change<Typing>;
  /** In characters. */
  longest: number;
  personal: boolean;
  /** Which keys are up at first. */
  opens: KeyboardPage;
}

const NONE: readonly Candidate[] = [];

/** Keys for Chinese by its sound, for Latin letters, and for figures and signs; a plugged-in keyboard does the same. */
export function Keyboard({ kind, typing, onTyping, longest, personal, opens }: KeyboardProps) {
  const language = useLanguage();
  const dictionary = useDictionary();
  const echo = useEcho(personal);
  const [page, setPage] = useState(opens);
  const [turned, setTurned] = useState({ letters: '', page: 0 });
  const shown = useRef<readonly Candidate[]>(NONE);

  const refusal = useRefusal();
  const composing = typing.letters !== '';
  // Asked for by those who find characters by ear, and by nobody else: it takes a while.
  const { keys } = useInUse();
  const wordWith = (character: string) => (keys ? dictionary?.wordWith(character) : undefined);

  // What there is no room for is not offered.
  const found = useMemo(
    () =>
      dictionary && composing
        ? candidatesOf(dictionary, typing.letters, { name: kind === 'name', before: typing.text }).filter(
            ({ text }) => fits(typing, text, longest),
          )
        : NONE,
    [dictionary, typing, composing, kind, longest],
  );
  const none = dictionary !== undefined && composing && found.length === 0;
  const full = !fits(typing, ' ', longest);
  const noneFound = input(
    full ? 'keypad.full' : mayBecomeCode(typing.letters) ? 'keyboard.code' : 'keyboard.no-sound',
  );

  /** How a press is to sound; one that could not be taken is told why. */
  const take = (step: (before: Typing) => Typing, why = input('keypad.full')) =>
    refusal.unless(onTyping(step), why) ? 'taken' : 'refused';
  const chosen = (candidate: Candidate | undefined) => {
    if (!candidate) return none ? take((before) => before, noneFound) : 'refused';
    const heard = take((before) => choose(before, candidate, longest));
    if (heard === 'taken') echo(literal(candidate.text));
    return heard;
  };
  const sign = (written: string) => {
    const heard = take((before) => put(before, written, found[0], longest));
    if (heard === 'taken' && /^[0-9]$/.test(written)) echo(literal(written));
    return heard;
  };
  const compose = (typed: string) =>
    take(
      (before) => typeLetter(before, typed, longest),
      input(composing && !full ? 'keyboard.choose' : 'keypad.full'),
    );
  const takeBack = () => {
    refusal.forgive();
    onTyping(erase);
    return 'taken' as const;
  };
  const latin = (typed: string) => latinCase(typed, typing.text, kind, language);
  /** No character has a figure in its sound, so it is part of a code or stands for itself. */
  const figure = (written: string) =>
    /^[0-9]$/.test(written) && mayBecomeCode(typing.letters) ? compose(written) : sign(written);

  function press(key: KeyboardKey): void {
    if (key.kind === 'page') setPage(key.page);
    else if (key.kind === 'erase') takeBack();
    // That it was felt has sounded already.
    else if (heardOf(key) === 'refused') sound('refused');
  }

  function heardOf(key: Exclude<KeyboardKey, { kind: 'page' | 'erase' }>): 'taken' | 'refused' {
    if (key.kind === 'space') return sign(' ');
    if (key.kind === 'sign') return figure(key.sign);
    return page === 'pinyin' ? compose(key.letter) : sign(latin(key.letter));
  }

  // New letters begin at the first page again.
  const at = turned.letters === typing.letters ? turned.page : 0;
  const turnTo = (to: number) => setTurned({ letters: typing.letters, page: Math.max(0, to) });

  const line = refusal.line ?? (none && <Spoken key={noneFound.key} say={noneFound} as="p" />);
  useHardwareKeys((key) => {
    const offered = line ? NONE : shown.current;
    if (key === 'Backspace') return takeBack();
    if (composing && (key === ' ' || key === 'Enter')) return chosen(offered[0]);
    if (composing && /^[1-8]$/.test(key) && !typing.letters.startsWith('u')) {
      return chosen(offered[Number(key) - 1]);
    }
    if (composing && (key === 'PageDown' || key === 'PageUp')) {
      turnTo(at + (key === 'PageDown' ? 1 : -1));
      return 'taken';
    }
    if (page !== 'latin' && (/^[a-z]$/.test(key) || (composing && /^['0-9]$/.test(key)))) return compose(key);
    const written =
      key === ' ' ? page === 'latin' : key.length === 1 && /[\p{L}0-9·.,?!:;'"()&@#%\-/]/u.test(key);
    return written ? sign(key) : undefined;
  });

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
      <KeyRows
        rows={keyboardRows(page, kind, language)}
        shows={(letter) => (page === 'latin' ? latin(letter) : letter)}
        onKey={press}
      />
    </>
  );
}

function useDictionary(): Dictionary | undefined {
  const [dictionary, setDictionary] = useState<Dictionary>();
  useEffect(() => {
    let open = true;
    const load = () => {
      loadDictionary().then(
        (loaded) => open && setDictionary(loaded),
        // The machine serves it from its own disk: what fails once is busy, and comes the next time.
        () => open && setTimeout(load, 500),
      );
    };
    load();
    return () => {
      open = false;
    };
  }, []);
  return dictionary;
}
