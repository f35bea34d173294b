import type { api } from '../api.ts';
import { NextIcon, ParkIcon, TogetherIcon } from '../picture/icon.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { useLanguage } from '../text/use-language.ts';
import { staff, titleOf } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import { when } from './when.ts';

export type StaffSession = Awaited<ReturnType<typeof api.staff.overview>>['sessions'][number];

/** A session that is not finished. Parked it can be opened; open, on this screen or another, it can be put away. On
 * this screen it can be filled in with the resident. */
export function SessionRow({
  session,
  now,
  isHere,
  onOpen,
  onFillIn,
  onPutAway,
}: {
  session: StaffSession;
  now: number;
  /** It stands open on this screen, behind the staff's room. */
  isHere: boolean;
  onOpen(): void;
  onFillIn(): void;
  onPutAway(): void;
}) {
  const { state, openedAt, changedAt, keptUntil, handedBack } = session;
  const language = useLanguage();
  return (
    <StaffRow
      label={titleOf(session, language)}
      // When they were begun or put away, and nothing that was answered.
      since={when(state === 'open' ? openedAt : changedAt, now)}
      say={[
        ...(handedBack ? [staff('session.handed-back')] : []),
        state === 'open'
          ? staff(isHere ? 'session.here' : 'session.open')
          : keptUntil === null
            ? staff('session.kept')
            : staff('session.parked', { until: dayInHall(keptUntil) }),
      ]}
      acts={
        state === 'parked'
          ? [{ say: staff('overview.open'), icon: <NextIcon />, onPress: onOpen }]
          : [
              ...(isHere
                ? [{ say: staff('overview.fill-in'), icon: <TogetherIcon />, onPress: onFillIn }]
                : []),
              { say: staff('overview.put-away'), icon: <ParkIcon />, onPress: onPutAway },
            ]
      }
    />
  );
}
