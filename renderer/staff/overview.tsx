import { useCallback, useEffect, useState } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { Key } from '../part/key/key.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { Sayings } from '../speech/sayings.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { dayInHall, timeInHall } from '../text/hall-time.ts';
import type { Saying } from '../text/saying.ts';
import { staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import { Why } from './why.tsx';

type Overview = Awaited<ReturnType<typeof api.staff.overview>>;
type Submission = Overview['submissions'][number];
type Session = Overview['sessions'][number];

/** Today's sessions and submissions in words: who left something unfinished, what waits, what upstream refused. */
export function Overview({ name, onLeave, onOpened }: { name: string; onLeave(): void; onOpened(): void }) {
  const { onEvent } = useKiosk();
  const [seen, setSeen] = useState<Overview>();
  const [why, setWhy] = useState<Submission>();
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
  if (!seen) return null;

  async function retry(): Promise<void> {
    const { tried } = await api.staff.retry();
    setTold(staff('overview.retried', { count: tried }));
    look();
  }

  async function open(session: Session): Promise<void> {
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
      {seen.refusedServices.length > 0 && (
        <Spoken as="p" say={staff('overview.services', { count: seen.refusedServices.length })} />
      )}
      <Key say={staff('overview.refresh')} onPress={look} />
    </StaffFrame>
  );
}

function SessionRow({ session, onOpen }: { session: Session; onOpen(): void }) {
  return (
    <ReviewRow
      label={titleOf(session)}
      value={
        <Spoken
          say={
            session.state === 'open'
              ? staff('session.open')
              : session.keptUntil === null
                ? staff('session.kept')
                : staff('session.parked', { until: dayInHall(session.keptUntil) })
          }
        />
      }
      {...(session.state === 'parked' && { onChange: onOpen, change: staff('overview.open') })}
    />
  );
}

function SubmissionRow({ submission, onWhy }: { submission: Submission; onWhy(): void }) {
  const { number, delivery, receipt, lastOutcome, refusal } = submission;
  return (
    <ReviewRow
      label={titleOf(submission)}
      value={
        <Sayings
          say={[
            staff('number', { number }),
            staff(`delivery.${delivery}`, { number: receipt?.number ?? '' }),
            ...(lastOutcome !== null && delivery !== 'received' ? [staff(`outcome.${lastOutcome}`)] : []),
          ]}
        />
      }
      {...(refusal && { onChange: onWhy, change: staff('overview.why') })}
    />
  );
}

function titleOf(of: Session | Submission): Saying {
  return { ns: 'resident', key: 'literal', values: { text: of.title['zh-CN'] ?? of.service } };
}
