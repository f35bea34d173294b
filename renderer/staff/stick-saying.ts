import type { Saying } from '../text/saying.ts';
import { staff } from './say.ts';
import type { StickState } from './use-stick.ts';

export interface StickSaying {
  say: Saying;
  /** Each a line of its own, the most telling first. */
  hints: Saying[];
  /** Something went another way than was meant. */
  amiss: boolean;
}

type Last = NonNullable<StickState['last']>;

const BYTES_OF_A_MEGABYTE = 1_000_000;

/** What staff want to know of the stick: how far it is, whether it may be pulled out, and what comes next. */
export function stickSaying(state: StickState): StickSaying {
  const { sticks, underWay, last } = state;
  if (underWay) {
    const { what, done, of } = underWay;
    const saying = what === 'take-along' ? 'stick.writing' : 'stick.reading';
    return calm(staff(saying, { count: Math.min(done + 1, of), of }), [staff('stick.leave-in')]);
  }
  if (last && last.ended !== 'done') return endedEarly(last);
  if (sticks === 0) return calm(staff('stick.put-in'), [...waitingHere(state), staff('stick.put-in-hint')]);
  if (sticks > 1) return calm(staff('stick.several', { count: sticks }), []);
  if (last) return ended(last);
  return found(state);
}

/** A stick that nothing was done with yet. */
function found(state: StickState): StickSaying {
  const { waiting, onStick, answers } = state;
  if (answers > 0) return calm(staff('stick.answers', { count: answers }), waitingHere(state));
  if (waiting === 0) return calm(staff('stick.nothing'), []);
  if (onStick === waiting) return allThere(onStick);
  return calm(staff('stick.waiting', { count: waiting }), [
    sizeOf(state),
    ...(onStick > 0 ? [staff('stick.there', { count: onStick })] : []),
  ]);
}

function ended({ what, taken, lost, received, refused, useless }: Last): StickSaying {
  if (what === 'take-along') {
    const all = allThere(taken);
    return { ...all, hints: [...counted('stick.lost', lost), ...all.hints] };
  }
  const others = [...counted('stick.refused', refused), ...counted('stick.useless', useless)];
  if (received === 0) return calm(staff('stick.none-new'), others);
  return calm(staff('stick.received', { count: received }), [...others, staff('stick.received-hint')]);
}

function endedEarly({ what, ended: how, taken, received }: Last): StickSaying {
  switch (how) {
    case 'pulled':
      return amiss(staff('stick.pulled'), [
        what === 'take-along'
          ? staff('stick.pulled-hint', { count: taken })
          : staff('stick.pulled-answers', { count: received }),
      ]);
    case 'full':
      return amiss(staff('stick.full'), [staff('stick.full-hint', { count: taken })]);
    case 'read-only':
      return amiss(staff('stick.read-only'), [staff('stick.read-only-hint')]);
    case 'strange':
      return amiss(staff('stick.strange'), [staff('stick.strange-hint')]);
    case 'called-off':
      return calm(staff('stick.called-off'), [
        what === 'take-along'
          ? staff('stick.there', { count: taken })
          : staff('stick.received', { count: received }),
      ]);
    case 'not-saved':
      return amiss(staff('failure.not-saved'), [staff('failure.not-saved-hint')]);
    default:
      return amiss(staff('stick.fault'), [staff('stick.fault-hint')]);
  }
}

function allThere(count: number): StickSaying {
  return calm(staff('stick.all-there', { count }), [
    staff('stick.all-there-hint'),
    staff('stick.goes-on-waiting'),
  ]);
}

function waitingHere(state: StickState): Saying[] {
  return state.waiting === 0 ? [] : [staff('stick.waiting', { count: state.waiting }), sizeOf(state)];
}

function sizeOf({ bytes }: StickState): Saying {
  return staff('stick.size', { megabytes: Math.ceil(bytes / BYTES_OF_A_MEGABYTE) });
}

function counted(key: 'stick.lost' | 'stick.refused' | 'stick.useless', count: number): Saying[] {
  return count === 0 ? [] : [staff(key, { count })];
}

function calm(say: Saying, hints: Saying[]): StickSaying {
  return { say, hints, amiss: false };
}

function amiss(say: Saying, hints: Saying[]): StickSaying {
  return { say, hints, amiss: true };
}
