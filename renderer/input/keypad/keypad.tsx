import type { ReactNode } from 'react';
import { input } from '../say.ts';
import { useRefusal } from '../use-refusal.tsx';
import { Beside } from './beside.tsx';
import { nextPlace, signCount, withoutSign, withSign } from './gap.ts';
import { type Group, GroupedField } from './grouped-field.tsx';
import { Pad, type PadProps } from './pad.tsx';

export interface KeypadProps {
  ask: ReactNode;
  /** The digits so far, perhaps with a gap (`gap.ts`). */
  value: string;
  /** How many digits stand together, in order. */
  groups: readonly (number | Group)[];
  /** How many digits there can be, where that is more than have a place so far. */
  most?: number;
  onChange(value: string): void;
  /** Dots, and said nothing of: a PIN. */
  hidden?: boolean;
  /** Said aloud only where the resident allowed it. */
  personal?: boolean;
  /** A sign beside the ten digits: it may only stand last. */
  extra?: 'X';
  /** In its place: a key that leads to other keys. */
  turn?: PadProps['turn'];
  /** What the digits come to, in words. */
  children?: ReactNode;
}

/** A number that is copied, not counted: every digit has its place, and what is missing is seen. */
export function Keypad({
  ask,
  value,
  groups: given,
  most,
  onChange,
  hidden = false,
  personal = false,
  extra,
  turn,
  children,
}: KeypadProps) {
  const groups = given.map((group) => (typeof group === 'number' ? { size: group } : group));
  const room = most ?? groups.reduce((sum, { size }) => sum + size, 0);
  const refusal = useRefusal();

  function type(sign: string): boolean {
    if (signCount(value) >= room) return refusal.unless(false, input('keypad.full'));
    const taken = sign !== extra || nextPlace(value) === room - 1;
    if (taken) onChange(withSign(value, sign));
    return refusal.unless(taken, input('keypad.x-last'));
  }

  return (
    <Beside
      left={
        <>
          {ask}
          <GroupedField value={value} groups={groups} hidden={hidden} personal={personal} />
          {refusal.line ? <output className="field-line">{refusal.line}</output> : children}
        </>
      }
      keys={
        <Pad
          extra={extra}
          turn={turn}
          digits="copied"
          personal={personal || hidden}
          onType={type}
          onErase={() => {
            refusal.forgive();
            if (nextPlace(value) > 0) onChange(withoutSign(value));
          }}
        />
      }
    />
  );
}
