import type { api } from '../api.ts';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { dayInHall } from '../text/hall-time.ts';
import { staff, titleOf } from './say.ts';

export type StaffSession = Awaited<ReturnType<typeof api.staff.overview>>['sessions'][number];

/** A session that is not finished; parked, it can be opened for its resident. */
export function SessionRow({ session, onOpen }: { session: StaffSession; onOpen(): void }) {
  const { state, keptUntil } = session;
  return (
    <ReviewRow
      label={titleOf(session)}
      value={
        <Spoken
          say={
            state === 'open'
              ? staff('session.open')
              : keptUntil === null
                ? staff('session.kept')
                : staff('session.parked', { until: dayInHall(keptUntil) })
          }
        />
      }
      {...(state === 'parked' && { onChange: onOpen, change: staff('overview.open') })}
    />
  );
}
