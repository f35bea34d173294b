import { useState } from 'react';
import type { ShownSession } from '../../core/contract.ts';
import type { Instead } from '../../core/service/definition.ts';
import type { Path, Place } from '../../core/session/place.ts';
import type { Value } from '../../core/session/value.ts';
import type { Problem } from '../../core/session/view.ts';
import { api } from '../api.ts';
import { isKept } from '../input/photo/attach.ts';
import { inUse } from '../keys/in-use.ts';
import { sound } from '../speech/sound.ts';
import { hasUndrawn } from '../text/has-undrawn.ts';
import { interpret } from '../trouble.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import { standing } from './standing.ts';
import type { Visit, VisitActs } from './visit.tsx';

/** What a screen of a session may do. Each act is durable on the kiosk before the next screen is shown. */
export interface SessionActs {
  /** True while the answers are sealed and handed in, which may take a moment. */
  submitting: boolean;
  /** Why the last answer was not taken, until `forgive`. */
  problem: Problem | undefined;
  forgive(): void;
  /** @param from left out where the value itself, or how the kiosk is operated, tells it */
  answer(path: Path, value: Value, from?: 'code'): void;
  /** Takes what is offered as the answer. */
  confirm(path: Path, value: Value): void;
  /** Passes it over; `instead` is what is said in place of an answer. */
  skip(path: Path, instead?: Instead): void;
  /** Somebody else presses from here on. Nothing else changes. */
  handOver(to: 'resident' | 'helper'): void;
  next(): void;
  back(): void;
  goTo(place: Place): void;
  addRow(step: string): void;
  removeRow(step: string, row: string): void;
  consent(consent: string, agreed: boolean): void;
  submit(): void;
  park(silently: boolean): Promise<void>;
  /** Begins the same service again, to be tried only. For a session in which nothing was said yet. */
  tryFirst(): void;
  /** Ends a session in which nothing was said, or that was only tried; where anything was, it is asked first. */
  leave(): void;
  /** Ends it and erases what was said. */
  erase(): void;
}

/** The acts on the session being shown, if one is. They answer by a new view, a slip or a code, handed to the visit. */
export function useSession(
  view: ShownSession | undefined,
  language: string,
  { go, open, trouble }: Pick<VisitActs, 'go' | 'open' | 'trouble'>,
): SessionActs | undefined {
  const [submitting, setSubmitting] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const oneAtATime = useOneAtATime();
  if (!view) return undefined;
  const { session, place, service, practice } = view;

  function once(work: () => Promise<void>): Promise<void> {
    return oneAtATime(() =>
      work().catch((error: unknown) => fail(error).catch((again: unknown) => trouble(interpret(again)))),
    );
  }

  async function fail(error: unknown): Promise<void> {
    sound('refused');
    const found = interpret(error);
    if ('problem' in found) setProblem(found.problem);
    else if ('place' in found) {
      go({ at: 'session', view: await api.session.goTo({ session, place: found.place }) });
    } else if (found.code === 'session-gone') {
      // Staff or another window may have led it elsewhere; only where nothing is open is there anything to be told.
      const elsewhere = await standing();
      if (elsewhere) go(elsewhere);
      // What is only tried a machine that started again has forgotten, as it should.
      else if (practice) go({ at: 'tried', service });
      else trouble(found);
    } else trouble(found);
  }

  function turn(call: () => Promise<ShownSession>): Promise<void> {
    return once(async () => {
      const next = await call();
      setProblem(undefined);
      go({ at: 'session', view: next });
    });
  }

  /** What was said is on the disk when it is heard that it is. */
  function keep(call: () => Promise<ShownSession>): void {
    void turn(async () => {
      const next = await call();
      sound('saved');
      return next;
    });
  }

  function end(then: Visit): void {
    void once(async () => {
      await api.session.leave({ session });
      open(undefined);
      go(then);
    });
  }

  function leave(): void {
    if (!view?.begun) end({ at: 'services' });
    else if (practice) end({ at: 'tried', service });
    else open('leave');
  }

  return {
    submitting,
    problem,
    forgive: () => setProblem(undefined),
    answer: (path, value, from) =>
      keep(() => api.session.answer({ session, path, value, from: from ?? originOf(value) })),
    confirm: (path, value) => keep(() => api.session.confirm({ session, path, value })),
    skip: (path, instead) => keep(() => api.session.skip({ session, path, ...(instead && { instead }) })),
    handOver: (to) => void turn(() => api.session.handOver({ session, to })),
    next: () => void turn(() => api.session.next({ session, from: place })),
    back: () => void turn(() => api.session.back({ session, from: place })),
    goTo: (to) => void turn(() => api.session.goTo({ session, place: to })),
    addRow: (step) => keep(() => api.session.addRow({ session, step })),
    removeRow: (step, row) => keep(() => api.session.removeRow({ session, step, row })),
    consent: (consent, agreed) => keep(() => api.session.consent({ session, consent, agreed })),
    submit: () =>
      void once(async () => {
        setSubmitting(true);
        try {
          const undrawn = await hasUndrawn(view.review);
          const slip = await api.session.submit({ session, language, undrawn });
          // It has arrived when upstream says so, and not before.
          sound('saved');
          go({ at: 'slip', slip });
        } finally {
          setSubmitting(false);
        }
      }),
    park: (silently) =>
      once(async () => {
        const parked = await api.session.park({ session, silently });
        sound('saved');
        open(undefined);
        go({ at: 'parked', session, parked });
      }),
    tryFirst: () =>
      void once(async () => {
        await api.session.leave({ session });
        // Where it cannot be begun to be tried, it stands where it was chosen.
        go({ at: 'services' });
        go({
          at: 'session',
          view: await api.session.start({ service: service.id, language, practice: true }),
        });
      }),
    leave,
    erase: () => end({ at: 'services' }),
  };
}

/** What the screen knows of how an answer was given. */
function originOf(value: Value): 'camera' | 'keys' | 'touch' {
  if (Array.isArray(value) && value.some(isKept)) return 'camera';
  const { keys, scans } = inUse.get();
  return keys || scans ? 'keys' : 'touch';
}
