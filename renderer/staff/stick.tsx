import { Ask } from '../part/ask/ask.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { CheckIcon, PauseIcon, StickIcon } from '../picture/icon.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import { stickSaying } from './stick-saying.ts';
import type { StickHere, StickState } from './use-stick.ts';
import './staff.css';

/** The USB stick: one sentence that says how it stands, and one key for what comes next. */
export function Stick({ stick, onBack }: { stick: StickHere & { state: StickState }; onBack(): void }) {
  const { state } = stick;
  const { say, hints, amiss } = stickSaying(state);
  const next = nextOf(stick);
  return (
    <StaffFrame
      leave={{ say: staff('stick.back'), onPress: onBack }}
      {...(state.underWay && {
        back: { say: staff('stick.call-off'), icon: <PauseIcon />, onPress: stick.callOff },
      })}
      {...(next && { next })}
    >
      {amiss ? <Mistake say={say} /> : <Ask say={say} small />}
      <Pages
        items={hints.map((hint) => ({
          id: hint.key,
          node: <Spoken key={hint.key} as="p" className="staff-line" say={hint} />,
        }))}
      />
    </StaffFrame>
  );
}

/** Receipts first: what has arrived need not go along again. */
function nextOf({ state, takeAlong, takeAnswers }: StickHere & { state: StickState }) {
  const { sticks, underWay, last, waiting, onStick, answers } = state;
  // What could not go along just now cannot a moment later.
  const lost = last?.ended === 'done' ? last.lost : 0;
  if (sticks !== 1 || underWay) return undefined;
  if (answers > 0)
    return {
      tone: 'go' as const,
      say: staff('stick.take-answers'),
      icon: <CheckIcon />,
      onPress: takeAnswers,
    };
  if (waiting - onStick > lost)
    return {
      tone: 'go' as const,
      say: staff('stick.take', { count: waiting }),
      icon: <StickIcon />,
      onPress: takeAlong,
    };
  return undefined;
}
