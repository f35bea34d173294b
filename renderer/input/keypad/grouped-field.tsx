import { CheckIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { groupBy } from '../../../core/text/digit-group.ts';
import { input } from '../say.ts';
import { nextPlace, signCount } from './gap.ts';
import './grouped-field.css';

export interface Group {
  size: number;
  label?: Saying;
  /** `right` is known to be right, `look` is known to be wrong. A group that is neither is not judged. */
  state?: 'right' | 'look' | undefined;
}

/** A number in its groups, a place for each digit, the next one lit. */
export function GroupedField({
  value,
  groups,
  hidden = false,
  personal = false,
}: {
  value: string;
  groups: readonly Group[];
  /** Dots, and nothing that a screen reader could say aloud. */
  hidden?: boolean;
  personal?: boolean;
}) {
  const parts = groupBy(
    value,
    groups.map(({ size }) => size),
  );
  const place = nextPlace(value);
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, { size }) => sum + size, 0));
  const now = groups.findIndex(({ size }, at) => place < (starts[at] ?? 0) + size);
  const heard = hidden
    ? input('keypad.typed-hidden', { count: signCount(value) })
    : input('keypad.typed', { value: parts.map(spaced).join(', ') });

  return (
    <div className="groups" dir="ltr">
      <output className="unseen">
        {value !== '' && <Spoken say={heard} personal={personal && !hidden} quiet />}
      </output>
      {groups.map(({ size, label, state }, at) => (
        <div key={at} className="group" data-state={state} data-now={at === now} aria-hidden="true">
          <div className="group-cells">
            {places(size).map((cell) => (
              <Cell
                key={cell}
                sign={(parts[at] ?? '')[cell]?.trim()}
                now={(starts[at] ?? 0) + cell === place}
                hidden={hidden}
              />
            ))}
          </div>
          {label && (
            <div className="group-under">
              {state === 'right' && (
                <span className="group-tick">
                  <CheckIcon />
                </span>
              )}
              <Spoken say={label} className="group-label" quiet />
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function Cell({ sign, now, hidden }: { sign: string | undefined; now: boolean; hidden: boolean }) {
  if (sign) return <b className="cell">{hidden ? '•' : sign}</b>;
  return <b className="cell" data-empty={now ? 'now' : 'later'} />;
}

/** Digit by digit, or a screen reader says a number of eighteen digits as an amount. */
function spaced(part: string): string {
  return Array.from(part).join(' ');
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
