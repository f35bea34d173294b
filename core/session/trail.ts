import type { Place } from './place.ts';
import { samePlace } from './way.ts';

/** Where a session stands and where it has been, so that Back leads where the resident came from. */
export interface Trail {
  readonly present: Place;
  /** The places before, the last one nearest. */
  readonly before: readonly Place[];
}

/** Places that one comes back to from what is changed there. */
const hubs: ReadonlySet<Place['at']> = new Set(['rows', 'review']);

export function wentOn({ present, before }: Trail, place: Place): Trail {
  // Whoever is back at the review does not want to walk through every change again with Back.
  const been = hubs.has(place.at) ? lastIndexOf(before, place) : -1;
  return { present: place, before: been < 0 ? [...before, present] : before.slice(0, been) };
}

export function wentBack({ before }: Trail, place: Place): Trail {
  return { present: place, before: before.slice(0, Math.max(lastIndexOf(before, place), 0)) };
}

/** Where Back leads: the last place before this one that is still on the way. */
export function placeBefore(
  { present, before }: Trail,
  isOnTheWay: (place: Place) => boolean,
): Place | undefined {
  return before.findLast((place) => !samePlace(place, present) && isOnTheWay(place));
}

/** The place of several changes that was last come from, if any: the review, or the rows of a step. */
export function hubOf({ before }: Trail): Place | undefined {
  return before.findLast(({ at }) => hubs.has(at));
}

function lastIndexOf(places: readonly Place[], place: Place): number {
  return places.findLastIndex((been) => samePlace(been, place));
}
