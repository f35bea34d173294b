import { useState } from 'react';
import { type IdentityNumber, parseIdentityNumber } from '../../../core/text/identity-number.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { dayInHall } from '../../text/hall-time.ts';
import type { Saying } from '../../text/saying.ts';
import type { Draft, InputProps } from '../input-props.ts';
import { Keypad } from '../keypad/keypad.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { identityGroups, identityGroupStates } from './identity-groups.ts';

const DIGITS = 18;

/** The eighteen digits of a card or permit, checked as they grow; what they say of a person is shown back in words. */
export function IdentityNumberInput({ question, ask, onDraft }: InputProps) {
  // Only to point at a group early: the machine judges the number by the session's own day.
  const [today] = useState(() => dayInHall(Date.now()));
  const [number, change] = useAnswer(
    typeof question.value === 'string' ? question.value : '',
    (typed): Draft =>
      typed.length < DIGITS
        ? { ready: false, missing: input('keypad.missing', { count: DIGITS - typed.length }) }
        : { ready: true, value: typed },
    onDraft,
  );
  const states = identityGroupStates(number, today);
  const told = toldBack(parseIdentityNumber(number, today), states);
  return (
    <Keypad
      ask={ask}
      value={number}
      groups={identityGroups.map(({ group, size }) => ({
        size,
        label: input(`identity.${group}`),
        state: states[group],
      }))}
      extra="X"
      personal={question.personal}
      onChange={(typed) => change(() => typed)}
    >
      {/* A new element for each text: what appears is read out, what only changes is not. */}
      <output className="field-hint">
        <Spoken key={told.key} say={told} as="p" personal={told.values !== undefined} />
      </output>
    </Keypad>
  );
}

function toldBack(card: IdentityNumber, states: ReturnType<typeof identityGroupStates>): Saying {
  if (card.ok && card.birth !== undefined)
    return input(`identity.told-${card.sex ?? 'male'}`, { birth: card.birth });
  if (states.year === 'look') return input('identity.look-year');
  if (states.day === 'look') return input('identity.look-day');
  return input('identity.hint');
}
