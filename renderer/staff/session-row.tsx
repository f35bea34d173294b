import type { api } from '../api.ts';
import { NextIcon, ParkIcon } from '../picture/icon.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { useLanguage } from '../text/use-language.ts';
import { staff, titleOf } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import { when } from './when.ts';

export type StaffSession = Awaited<ReturnType<typeof api.staff.overview>>['sessions'][number];

/** A session that is not finished. Parked it can be opened; open, on this screen or another, it can be put away. */
export function SessionRow({
  session,
  now,
  isHere,
  onOpen,
  onPutAway,
}: {
  session: StaffSession;
  now: number;
  /** It stands open on this screen, behind the staff's room. */
  isHere: boolean;
  onOpen(): void;
  onPutAway(): void;
}) {
  const { state, openedAt, changedAt, keptUntil } = session;
  const language = useLanguage();
  return (
    <StaffRow
      label={titleOf(session, language)}
      // When they were begun or put away, and nothing that was answered.
      since={when(state === 'open' ? openedAt : changedAt, now)}
      say={[
        state === 'open'
          ? staff(isHere ? 'session.here' : 'session.open')
          : keptUntil === null
            ? staff('session.kept')
            : staff('session.parked', { until: dayInHall(keptUntil) }),
      ]}
      act={
        state === 'parked'
          ? { say: staff('overview.open'), icon: <NextIcon />, onPress: onOpen }
          : { say: staff('overview.put-away'), icon: <ParkIcon />, onPress: onPutAway }
      }
    />
  );
}
