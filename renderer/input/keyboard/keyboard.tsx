import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Candidate, candidates as candidatesOf } from '../../pinyin/candidates.ts';
import type { Dictionary } from '../../pinyin/dictionary.ts';
import { loadDictionary } from '../../pinyin/load-dictionary.ts';
import { useEcho } from '../echo.ts';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { literal } from '../say.ts';
import { CandidateRow } from './candidate-row.tsx';
import { KeyRows } from './key-rows.tsx';
import { type KeyboardKey, keyboardRows, type KeyboardPage, latinCase, type WritingKind } from './layout.ts';
import { choose, erase, put, type Typing, typeLetter } from './typing.ts';

export interface KeyboardProps {
  kind: WritingKind;
  typing: Typing;
  onTyping(step: (before: Typing) => Typing): void;
  /** In characters. */
  longest: number;
  personal: boolean;
  /** Which keys are up at first. */
  opens: KeyboardPage;
}

const NONE: readonly Candidate[] = [];

/** Keys for Chinese by its sound, for Latin letters, and for figures and signs; a plugged-in keyboard does the same. */
export function Keyboard({ kind, typing, onTyping, longest, personal, opens }: KeyboardProps) {
  const { language } = useTranslation().i18n;
  const dictionary = useDictionary();
  const echo = useEcho(personal);
  const [page, setPage] = useState(opens);
  const [turned, setTurned] = useState({ letters: '', page: 0 });
  const shown = useRef<readonly Candidate[]>(NONE);

  const found = useMemo(
    () =>
      dictionary && typing.letters !== ''
        ? candidatesOf(dictionary, typing.letters, { name: kind === 'name', before: typing.text })
        : NONE,
    [dictionary, typing, kind],
  );
  const chosen = (candidate: Candidate | undefined) => {
    if (!candidate) return;
    echo(literal(candidate.text));
    onTyping((before) => choose(before, candidate, longest));
  };
  const sign = (written: string) => {
    if (/^[0-9]$/.test(written)) echo(literal(written));
    onTyping((before) => put(before, written, found[0], longest));
  };
  const latin = (letter: string) => latinCase(letter, typing.text, kind, language);

  function press(key: KeyboardKey): void {
    if (key.kind === 'page') setPage(key.page);
    else if (key.kind === 'erase') onTyping(erase);
    else if (key.kind === 'space') sign(' ');
    else if (key.kind === 'sign') sign(key.sign);
    else if (page === 'pinyin') onTyping((before) => typeLetter(before, key.letter));
    else sign(latin(key.letter));
  }

  // New letters begin at the first page again.
  const at = turned.letters === typing.letters ? turned.page : 0;
  const turnTo = (to: number) => setTurned({ letters: typing.letters, page: Math.max(0, to) });

  useHardwareKeys((key) => {
    const composing = typing.letters !== '';
    if (key === 'Backspace') onTyping(erase);
    else if (composing && (key === ' ' || key === 'Enter')) chosen(shown.current[0]);
    else if (composing && /^[1-8]$/.test(key) && !typing.letters.startsWith('u')) {
      chosen(shown.current[Number(key) - 1]);
    } else if (composing && (key === 'PageDown' || key === 'PageUp'))
      turnTo(at + (key === 'PageDown' ? 1 : -1));
    else if (page !== 'latin' && (/^[a-z]$/.test(key) || (composing && /^['0-9]$/.test(key)))) {
      onTyping((before) => typeLetter(before, key));
    } else if (key === ' ' ? page === 'latin' : key.length === 1 && /[\p{L}0-9·.,'\-/]/u.test(key)) sign(key);
    else return false;
    return true;
  });

  return (
    <>
      {typing.letters !== '' && (
        <CandidateRow
          candidates={found}
          page={at}
          personal={personal}
          onPage={turnTo}
          onChoose={chosen}
          onShown={(now) => {
            shown.current = now;
          }}
        />
      )}
      <KeyRows
        rows={keyboardRows(page, kind)}
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
