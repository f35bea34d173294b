import { useState } from 'react';
import { type IdentityNumber, parseIdentityNumber } from '../../../core/text/identity-number.ts';
import { Key } from '../../part/key/key.tsx';
import { AgainIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { dayInHall } from '../../text/hall-time.ts';
import type { Saying } from '../../text/saying.ts';
import { useEcho } from '../echo.ts';
import type { Draft, InputProps } from '../input-props.ts';
import { signCount, withGap } from '../keypad/gap.ts';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { Keypad } from '../keypad/keypad.tsx';
import { LetterSheet } from '../letters/letter-sheet.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { identityGroups, identityGroupStates, letteredGroups, LETTERS, placesOf } from './identity-groups.ts';

/** What was typed, and whether the card is an old one of a foreign resident: three letters, then twelve digits. */
interface Typed {
  number: string;
  lettered: boolean;
}

const isLetter = (key: string) => /^[A-Za-z]$/.test(key);

/** The number of a card or permit, checked as it grows; what it says of a person is shown back in words. */
export function IdentityNumberInput({ question, ask, onDraft }: InputProps) {
  // Only to point at a group early: the machine judges the number by the session's own day.
  const [today] = useState(() => dayInHall(Date.now()));
  const kept = typeof question.value === 'string' ? question.value : '';
  const [{ number, lettered }, change] = useAnswer<Typed>(
    { number: kept, lettered: isLetter(kept.charAt(0)) },
    (typed): Draft => {
      const missing = sizeOf(typed) - signCount(typed.number);
      return missing > 0
        ? { ready: false, missing: input('keypad.missing', { count: missing }) }
        : { ready: true, value: typed.number };
    },
    onDraft,
  );
  const echo = useEcho(question.personal);
  const wantsLetter = number.length < LETTERS && (lettered || number === '');

  function typeLetter(letter: string): true {
    const sign = letter.toUpperCase();
    echo(input('keypad.copied', { sign }));
    change((before) => ({ number: before.number + sign, lettered: true }));
    return true;
  }
  // A plugged-in keyboard needs no key to find its letters.
  useHardwareKeys((key) => {
    if (!wantsLetter || !isLetter(key)) return undefined;
    typeLetter(key);
    return 'taken';
  });

  // An old card of a foreign resident begins with three letters; its twelve digits follow on the keypad.
  const lettersFirst = input('identity.letters-first');
  if (lettered && wantsLetter) {
    return (
      <LetterSheet
        ask={ask}
        value={number}
        groups={letteredGroups}
        line={lettersFirst}
        // Digits come after all three letters, or there are none.
        stays={number === '' ? undefined : lettersFirst}
        onLetter={typeLetter}
        onErase={() => change((before) => ({ ...before, number: before.number.slice(0, -1) }))}
        onDigits={() => change((before) => ({ ...before, lettered: false }))}
      />
    );
  }
  const states = identityGroupStates(number, today);
  const wrong = identityGroups.find(({ group }) => !lettered && states[group] === 'look');
  const told = lettered
    ? input('identity.digits-next')
    : toldBack(parseIdentityNumber(number, today), states);
  return (
    <Keypad
      ask={ask}
      value={number}
      groups={
        lettered
          ? letteredGroups
          : identityGroups.map(({ group, size }) => ({
              size,
              label: input(`identity.${group}`),
              state: states[group],
            }))
      }
      personal={question.personal}
      onChange={(typed) => change((before) => ({ ...before, number: typed }))}
      {...leftOfZero()}
    >
      {/* A new element for each text: what appears is read out, what only changes is not. */}
      <output className="field-hint">
        <Spoken key={told.key} say={told} as="p" personal={told.values !== undefined} />
      </output>
      {wrong && (
        <Key
          icon={<AgainIcon />}
          say={input('identity.again')}
          onPress={() => {
            const { from, to } = placesOf(wrong.group);
            change((before) => ({ ...before, number: withGap(before.number, from, to) }));
          }}
        />
      )}
    </Keypad>
  );

  /** An X only stands last and letters only first, so that they can share a place. */
  function leftOfZero() {
    if (lettered) return {};
    if (number !== '') return { extra: 'X' as const };
    return {
      turn: {
        say: input('identity.letters'),
        onPress: () => void change((before) => ({ ...before, lettered: true })),
      },
    };
  }
}

function sizeOf({ lettered }: Typed): number {
  const groups = lettered ? letteredGroups : identityGroups.map(({ size }) => size);
  return groups.reduce((sum, size) => sum + size, 0);
}

function toldBack(card: IdentityNumber, states: ReturnType<typeof identityGroupStates>): Saying {
  if (card.ok && card.birth !== undefined)
    return input(`identity.told-${card.sex ?? 'male'}`, { birth: card.birth });
  if (states.year === 'look') return input('identity.look-year');
  if (states.day === 'look') return input('identity.look-day');
  if (!card.ok && card.code === 'check-digit') return input('identity.look-check');
  return input('identity.hint');
}
