import { StickIcon } from '../picture/icon.tsx';
import { staff } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import type { StickState } from './use-stick.ts';

/** The stick in the list of the day: what is in, or that one would help. */
export function StickRow({ state, onOpen }: { state: StickState; onOpen(): void }) {
  const { sticks, waiting, answers } = state;
  return (
    <StaffRow
      label={staff('stick.row')}
      say={
        sticks === 0
          ? [staff('stick.row-none')]
          : [
              staff('stick.row-in'),
              ...(answers > 0 ? [staff('stick.answers', { count: answers })] : []),
              ...(waiting > 0 ? [staff('stick.waiting', { count: waiting })] : []),
            ]
      }
      acts={[{ say: staff('stick.open'), icon: <StickIcon />, onPress: onOpen }]}
    />
  );
}

/** Whether it has a place there: a stick is in, or something waits that it could take along. */
export function hasStickRow({ allowed, sticks, waiting, last }: StickState): boolean {
  return allowed && (sticks > 0 || waiting > 0 || last !== null);
}
