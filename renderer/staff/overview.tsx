import { useCallback, useEffect, useState } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { Key } from '../part/key/key.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { timeInHall } from '../text/hall-time.ts';
import type { Saying } from '../text/saying.ts';
import { type RefusedService, RefusedServiceRow } from './refused-service-row.tsx';
import { staff } from './say.ts';
import { ServiceProblems } from './service-problems.tsx';
import { SessionRow, type StaffSession } from './session-row.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { type StaffSubmission, SubmissionRow } from './submission-row.tsx';
import { Why } from './why.tsx';

type Overview = Awaited<ReturnType<typeof api.staff.overview>>;

/** The day in words: services that are not offered, sessions left unfinished, what waits, what upstream refused. */
export function Overview({ name, onLeave, onOpened }: { name: string; onLeave(): void; onOpened(): void }) {
  const { onEvent } = useKiosk();
  const [seen, setSeen] = useState<Overview>();
  const [why, setWhy] = useState<StaffSubmission>();
  const [service, setService] = useState<RefusedService>();
  const [told, setTold] = useState<Saying>();

  const look = useCallback(() => {
    // A staff session that has run out is noticed here: nothing is left to be seen.
    api.staff.overview().then(setSeen, onLeave);
  }, [onLeave]);

  useEffect(() => {
    look();
    return onEvent(look);
  }, [look, onEvent]);

  if (why) return <Why submission={why} onBack={() => setWhy(undefined)} />;
  if (service) return <ServiceProblems refused={service} onBack={() => setService(undefined)} />;
  if (!seen) return null;

  async function retry(): Promise<void> {
    const { tried } = await api.staff.retry();
    setTold(staff('overview.retried', { count: tried }));
    look();
  }

  async function open(session: StaffSession): Promise<void> {
    await api.staff.open({ session: session.session });
    onOpened();
  }

  return (
    <StaffFrame
      leave={{ say: staff('overview.out'), onPress: onLeave }}
      next={{ tone: 'go', say: staff('overview.retry'), onPress: () => void retry() }}
    >
      <Spoken as="h1" say={staff('overview.hello', { name })} />
      <Spoken
        as="p"
        say={
          told ??
          (seen.upstreamSeenAt === null
            ? staff('overview.upstream-never')
            : staff('overview.upstream-seen', { at: timeInHall(seen.upstreamSeenAt) }))
        }
      />
      <Pages
        as="dl"
        items={[
          ...seen.refusedServices.map((refused) => ({
            id: refused.service,
            node: (
              <RefusedServiceRow key={refused.service} refused={refused} onWhy={() => setService(refused)} />
            ),
          })),
          ...seen.sessions.map((session) => ({
            id: session.session,
            node: <SessionRow key={session.session} session={session} onOpen={() => void open(session)} />,
          })),
          ...seen.submissions.map((submission) => ({
            id: submission.submission,
            node: (
              <SubmissionRow
                key={submission.submission}
                submission={submission}
                onWhy={() => setWhy(submission)}
              />
            ),
          })),
        ]}
      />
      <Key say={staff('overview.refresh')} onPress={look} />
    </StaffFrame>
  );
}
