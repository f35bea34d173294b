import type { ReactNode } from 'react';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { useDense } from '../dense.ts';
import { KeyRows } from '../keyboard/key-rows.tsx';
import { keyboardRows } from '../keyboard/layout.ts';
import { GroupedField } from '../keypad/grouped-field.tsx';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { input } from '../say.ts';
import { useRefusal } from '../use-refusal.tsx';
import '../keyboard/writing-sheet.css';
import './letter-sheet.css';

/** The keyboard's own letters, without what no number has. */
const rows = keyboardRows('latin', 'name', 'en').map((row) =>
  row.filter(
    (key) => key.kind === 'letter' || key.kind === 'erase' || (key.kind === 'page' && key.page === 'signs'),
  ),
);

/** The letters of a number that has some. Its digits are on the keypad. */
export function LetterSheet({
  ask,
  value,
  groups,
  line,
  stays,
  onLetter,
  onErase,
  onDigits,
}: {
  ask: ReactNode;
  value: string;
  groups: readonly number[];
  /** What is to be pressed here. */
  line: Saying;
  /** Why there is no way to the digits at present. */
  stays?: Saying | undefined;
  /** Answers whether it was taken: there may be no place left. */
  onLetter(letter: string): boolean;
  onErase(): void;
  /** To the keypad. */
  onDigits(): void;
}) {
  const box = useDense();
  const refusal = useRefusal();
  const takeBack = () => {
    refusal.forgive();
    onErase();
  };
  const turn = () => {
    const taken = refusal.unless(stays === undefined, stays ?? line);
    if (taken) onDigits();
    return taken ? 'taken' : 'refused';
  };
  useHardwareKeys((key) => {
    if (/^[0-9]$/.test(key)) return turn();
    if (key !== 'Backspace') return undefined;
    takeBack();
    return 'taken';
  });

  return (
    <div className="writing lettered" ref={box}>
      {ask}
      <GroupedField value={value} groups={groups.map((size) => ({ size }))} personal />
      <output className="keyboard-line">{refusal.line ?? <Spoken say={line} as="p" />}</output>
      <KeyRows
        rows={rows}
        shows={(letter) => letter.toUpperCase()}
        onKey={(key) => {
          if (key.kind === 'letter') {
            if (!refusal.unless(onLetter(key.letter), input('keypad.full'))) sound('refused');
          } else if (key.kind === 'erase') takeBack();
          else if (turn() === 'refused') sound('refused');
        }}
      />
    </div>
  );
}
