import type { Service } from '../service/service.ts';
import type { SessionEvent } from './event.ts';
import { Filling } from './filling.ts';
import { nextPlace } from './next-place.ts';
import type { Place } from './place.ts';
import { type Kept, withKept } from './value.ts';

export interface Repairing {
  readonly service: Service;
  readonly today: string;
  /** Whether what lies beside an answer is still there. */
  readonly isThere: (kept: Kept) => boolean;
}

/**
 * What is left of a log of which events are lost, as one that can be gone on from, so that nothing goes up that nobody
 * said last.
 *
 * Consents are asked again: what is lost may have taken one back. So is an answer whose photo is gone, since the lost one named
 * another. It stands where it stood if that is still asked, else at what is open; never past the review, where an older
 * answer that has come back can be seen.
 */
export function repairedLog(
  left: readonly SessionEvent[],
  { service, today, isThere }: Repairing,
): SessionEvent[] {
  const filling = new Filling(service, today);
  const log = left.filter((event) => event.kind !== 'agreed' && !namesWhatIsGone(event, isThere));
  for (const event of log) filling.apply(event);
  if (canStay(filling)) return log;
  const place: Place = filling.walkedThrough ? { at: 'review' } : nextPlace(filling, false, filling.place);
  return [...log, { kind: 'went', place, by: 'resident', from: 'touch' }];
}

function namesWhatIsGone(event: SessionEvent, isThere: Repairing['isThere']): boolean {
  if (event.kind !== 'answered') return false;
  return withKept(event.value, (kept) => (isThere(kept) ? kept : undefined)) === undefined;
}

function canStay(filling: Filling): boolean {
  return filling.stopAt(filling.place) !== undefined;
}
