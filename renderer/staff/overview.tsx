import { useCallback, useEffect, useState } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { Ask } from '../part/ask/ask.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { AgainIcon } from '../picture/icon.tsx';
import { useScans } from '../scan/taken-scans.ts';
import { Spoken } from '../speech/spoken.tsx';
import type { Saying } from '../text/saying.ts';
import { interpret } from '../trouble.ts';
import { byNeed } from './by-need.ts';
import { deliveryOf } from './delivery-of.ts';
import { type Failure, failureOf } from './failure.ts';
import { PutAway } from './put-away.tsx';
import { type RefusedService, RefusedServiceRow } from './refused-service-row.tsx';
import { literal, staff } from './say.ts';
import { ServiceProblems } from './service-problems.tsx';
import { SessionRow, type StaffSession } from './session-row.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { StaffRow } from './staff-row.tsx';
import { hasStickRow, StickRow } from './stick-row.tsx';
import { Stick } from './stick.tsx';
import { type StaffSubmission, SubmissionRow } from './submission-row.tsx';
import { useNow } from './use-now.ts';
import { useStick } from './use-stick.ts';
import { useVoicesHere } from './use-voices-here.ts';
import { VoiceRow } from './voice-row.tsx';
import { when } from './when.ts';
import { Why } from './why.tsx';
import './staff.css';

type Overview = Awaited<ReturnType<typeof api.staff.overview>>;

/** What lies over the list until it has been read or answered. */
type Over =
  | { what: 'service'; refused: RefusedService }
  | { what: 'submission'; submission: StaffSubmission }
  | { what: 'put-away'; session: StaffSession }
  | { what: 'stick' }
  | { what: 'failure'; failure: Failure };

/** The day in words: services that are not offered, sessions left unfinished, what waits, what upstream refused. */
export function Overview({ name, onLeave, onOpened }: { name: string; onLeave(): void; onOpened(): void }) {
  const { onEvent, state } = useKiosk();
  const [seen, setSeen] = useState<Overview>();
  const [over, setOver] = useState<Over>();
  const [told, setTold] = useState<Saying>();
  const now = useNow();
  const voices = useVoicesHere();

  const fail = useCallback(
    (error: unknown) => {
      const trouble = interpret(error);
      // The visit has run out: nothing is left to be seen or done here.
      if (trouble.code === 'not-allowed') onLeave();
      else setOver({ what: 'failure', failure: failureOf(trouble) });
    },
    [onLeave],
  );
  const stick = useStick(fail);
  const look = useCallback((how?: { unasked: true }) => api.staff.overview(how).then(setSeen, fail), [fail]);

  useEffect(() => {
    void look();
    // An event is nobody's touch: a hall without a network has one every few minutes, and nobody would be signed out.
    return onEvent(({ kind }) => {
      // An answer given on another screen changes nothing here. What is begun, put away or opened is `kiosk.changed`.
      // A stick has its own news, one with each file that it gets.
      if (kind !== 'session.changed' && kind !== 'stick.changed') void look({ unasked: true });
    });
  }, [look, onEvent]);

  /** One key of the staff's: whatever it comes to is said. */
  async function act(work: () => Promise<void>): Promise<void> {
    setTold(undefined);
    try {
      await work();
    } catch (error) {
      fail(error);
    }
  }

  const retry = () =>
    act(async () => {
      const { tried } = await api.staff.retry();
      setTold(tried === 0 ? staff('overview.nothing-waits') : staff('overview.retried', { count: tried }));
      await look();
    });
  const open = ({ session }: StaffSession) =>
    act(async () => {
      await api.staff.open({ session });
      onOpened();
    });
  const fillIn = ({ session }: StaffSession) =>
    act(async () => {
      await api.staff.fillIn({ session });
      onOpened();
    });
  const putAway = ({ session }: StaffSession) =>
    act(async () => {
      setOver(undefined);
      await api.staff.putAway({ session });
      setTold(staff('put-away.done'));
      await look();
    });
  const back = () => setOver(undefined);

  // Who comes to the counter with a slip need not read its number out.
  useScans((code) => {
    const submission =
      code.kind === 'slip' && code.kiosk === state.kiosk.id
        ? seen?.submissions.find(({ number }) => number === code.number)
        : undefined;
    setOver(undefined);
    if (submission) setTold(deliveryOf(submission, now));
    else setTold(staff(code.kind === 'slip' ? 'overview.slip-unknown' : 'overview.code-useless'));
    return submission !== undefined;
  });

  switch (over?.what) {
    case 'service':
      return <ServiceProblems refused={over.refused} onBack={back} />;
    case 'submission':
      return <Why submission={over.submission} now={now} onBack={back} />;
    case 'put-away':
      return <PutAway onPutAway={() => void putAway(over.session)} onBack={back} />;
    case 'stick':
      if (stick.state) return <Stick stick={{ ...stick, state: stick.state }} onBack={back} />;
      break;
    case 'failure':
      return (
        <StaffFrame leave={{ say: staff('failure.back'), onPress: back }}>
          <Mistake say={over.failure.say} />
          <Spoken as="p" say={over.failure.hint} />
        </StaffFrame>
      );
    case undefined:
  }

  return (
    <StaffFrame
      leave={{ say: staff('overview.out'), onPress: onLeave }}
      back={{ say: staff('overview.refresh'), icon: <AgainIcon />, onPress: () => void act(() => look()) }}
      next={{ tone: 'go', say: staff('overview.retry'), onPress: () => void retry() }}
    >
      <Ask say={staff('overview.hello', { name })} {...(told && { hint: told })} />
      <div className="staff-list">
        {seen && <Pages as="dl" of={JSON.stringify([seen, now, voices, stick.state])} items={rowsOf(seen)} />}
      </div>
    </StaffFrame>
  );

  function rowsOf(overview: Overview) {
    const { refusedServices, sessions, submissions, ratings, upstreamSeenAt, clockTrusted } = overview;
    const upstream =
      upstreamSeenAt === null
        ? [staff('overview.upstream-never')]
        : [staff('overview.upstream-seen'), when(upstreamSeenAt, now)];
    const stickRow =
      stick.state && hasStickRow(stick.state)
        ? [
            {
              id: 'stick',
              node: <StickRow key="stick" state={stick.state} onOpen={() => setOver({ what: 'stick' })} />,
            },
          ]
        : [];
    const isStickIn = (stick.state?.sticks ?? 0) > 0;
    return [
      // Whoever has just put one in came for that.
      ...(isStickIn ? stickRow : []),
      ...(clockTrusted
        ? []
        : [
            {
              id: 'clock',
              node: (
                <StaffRow
                  key="clock"
                  needs
                  label={staff('overview.clock')}
                  say={[staff('overview.clock-remedy')]}
                />
              ),
            },
          ]),
      ...refusedServices.map((refused) => ({
        id: refused.service,
        node: (
          <RefusedServiceRow
            key={refused.service}
            refused={refused}
            onWhy={() => setOver({ what: 'service', refused })}
          />
        ),
      })),
      ...sessions.map((session) => ({
        id: session.session,
        node: (
          <SessionRow
            key={session.session}
            session={session}
            now={now}
            isHere={session.session === state.session}
            onOpen={() => void open(session)}
            onFillIn={() => void fillIn(session)}
            onPutAway={() => setOver({ what: 'put-away', session })}
          />
        ),
      })),
      ...byNeed(submissions).map((submission) => ({
        id: submission.submission,
        node: (
          <SubmissionRow
            key={submission.submission}
            submission={submission}
            now={now}
            onWhy={() => setOver({ what: 'submission', submission })}
          />
        ),
      })),
      ...(isStickIn ? [] : stickRow),
      { id: 'kiosk', node: <StaffRow key="kiosk" label={literal(state.kiosk.name)} say={upstream} /> },
      ...(ratings.length === 0
        ? []
        : [
            {
              id: 'ratings',
              node: (
                <StaffRow
                  key="ratings"
                  label={staff('overview.ratings')}
                  say={ratings.map(({ faces, count }) => staff.named(`rating.${faces}`, { count }))}
                />
              ),
            },
          ]),
      ...voices.map((voice) => ({
        id: `voice ${voice.variety.tag}`,
        node: <VoiceRow key={`voice ${voice.variety.tag}`} {...voice} />,
      })),
    ];
  }
}
