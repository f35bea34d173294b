import type { Service } from '../service/service.ts';
import { decide, type Who } from './decide.ts';
import type { SessionEvent } from './event.ts';
import { Filling } from './filling.ts';
import type { Decision, Intent } from './intent.ts';
import { type Known, nothingKnown, type Said, saidIn } from './known.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { viewOf } from './session-view.ts';
import type { SessionView } from './view.ts';

export type { Decision, Intent } from './intent.ts';
export type { Outcome } from './outcome.ts';

export interface SessionStart {
  /** A UUID. */
  session: string;
  /** Of the service's package, as it goes upstream. */
  digest: string;
  /** The day on which the session started, `2026-11-23`. It stays the same, however long the session is parked. */
  today: string;
  /** While false, nobody is refused for their age: a clock without battery thinks it is 1970. */
  clockTrusted: boolean;
}

/**
 * One resident's run through one service. Its state is its log replayed and nothing else, so a machine that was
 * switched off finds it where it stood. To change it: `decide`, keep the events on the disk, `apply` each.
 */
export interface Session {
  apply(event: SessionEvent): void;
  /** @param known of the resident from before this session: what of it fits the question is offered there */
  view(known?: Known): SessionView;
  /** What comes of an intent. Changes nothing. */
  decide(intent: Intent, who: Who): Decision;
  outcome(): Outcome;
  /** What its answers say of the resident. */
  said(): Said[];
}

export function openSession(
  service: Service,
  { session, digest, today, clockTrusted }: SessionStart,
  log: Iterable<SessionEvent> = [],
): Session {
  const filling = new Filling(service, today);
  for (const event of log) filling.apply(event);
  return {
    apply: (event) => void filling.apply(event),
    view: (known = nothingKnown) => viewOf(filling, { session, digest, clockTrusted }, known),
    decide: (intent, who) => decide(filling, clockTrusted, intent, who),
    outcome: () => outcomeOf(filling.sheet, digest),
    said: () => saidIn(filling.sheet),
  };
}
