import type { ReactNode } from 'react';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { useDense } from '../dense.ts';
import { KeyRows } from '../keyboard/key-rows.tsx';
import { keyboardRows } from '../keyboard/layout.ts';
import { GroupedField } from '../keypad/grouped-field.tsx';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { input } from '../say.ts';
import { useRefusal } from '../use-refusal.tsx';
import { letteredGroups } from './identity-groups.ts';
import '../keyboard/writing-sheet.css';
import './letter-sheet.css';

/** The keyboard's own letters, without what no card has. */
const rows = keyboardRows('latin', 'name', 'en').map((row) =>
  row.filter(
    (key) => key.kind === 'letter' || key.kind === 'erase' || (key.kind === 'page' && key.page === 'signs'),
  ),
);

/** The three letters that an old card of a foreign resident begins with. Its twelve digits follow on the keypad. */
export function LetterSheet({
  ask,
  value,
  onLetter,
  onErase,
  onDigits,
}: {
  ask: ReactNode;
  value: string;
  onLetter(letter: string): void;
  onErase(): void;
  /** There are no letters on the card after all. */
  onDigits(): void;
}) {
  const box = useDense();
  const refusal = useRefusal();
  const takeBack = () => {
    refusal.forgive();
    onErase();
  };
  /** Digits come after all three letters, or there are none. */
  const turn = () => {
    const taken = refusal.unless(value === '', input('identity.letters-first'));
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
      <GroupedField value={value} groups={letteredGroups.map((size) => ({ size }))} personal />
      <output className="keyboard-line">
        {refusal.line ?? <Spoken say={input('identity.letters-first')} as="p" />}
      </output>
      <KeyRows
        rows={rows}
        shows={(letter) => letter.toUpperCase()}
        onKey={(key) => {
          if (key.kind === 'letter') {
            refusal.forgive();
            onLetter(key.letter);
          } else if (key.kind === 'erase') takeBack();
          else if (turn() === 'refused') sound('refused');
        }}
      />
    </div>
  );
}
