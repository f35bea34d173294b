import type { api } from '../api.ts';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { NextIcon, ParkIcon } from '../picture/icon.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { staff, titleOf } from './say.ts';

export type StaffSession = Awaited<ReturnType<typeof api.staff.overview>>['sessions'][number];

/** A session that is not finished. Parked it can be opened; open, on this screen or another, it can be put away. */
export function SessionRow({
  session,
  isHere,
  onOpen,
  onPutAway,
}: {
  session: StaffSession;
  /** It stands open on this screen, behind the staff's room. */
  isHere: boolean;
  onOpen(): void;
  onPutAway(): void;
}) {
  const { state, keptUntil } = session;
  return (
    <ReviewRow
      label={titleOf(session)}
      value={
        <Spoken
          say={
            state === 'open'
              ? staff(isHere ? 'session.here' : 'session.open')
              : keptUntil === null
                ? staff('session.kept')
                : staff('session.parked', { until: dayInHall(keptUntil) })
          }
        />
      }
      {...(state === 'parked'
        ? { onChange: onOpen, change: staff('overview.open'), changeIcon: <NextIcon /> }
        : { onChange: onPutAway, change: staff('overview.put-away'), changeIcon: <ParkIcon /> })}
    />
  );
}
