import type { Filling } from './filling.ts';
import type { Place } from './place.ts';
import { hubOf } from './trail.ts';
import { isSettled, type Stop } from './way.ts';

/**
 * Where Next leads.
 *
 * | where one is                                  | where it leads                                              |
 * |-----------------------------------------------|-------------------------------------------------------------|
 * | an eligibility is known not to be met         | `not-eligible`, unless the clock cannot be trusted          |
 * | before the way was gone to its end            | the following place; at the end what is still open, if any  |
 * | the last question of a row                    | the rows: who is in so far                                  |
 * | the rows                                      | what is open in one of them and not left for later, else on |
 * | afterwards                                    | what is open, nearest first, else back to the review        |
 * | in a row, come from the rows                  | through that row, as before                                 |
 */
export function nextPlace(filling: Filling, clockTrusted: boolean, from: Place): Place {
  const { sheet, way } = filling;
  const [reason] = clockTrusted ? sheet.ineligible() : [];
  if (reason !== undefined) return { at: 'not-eligible', reason };

  const here = filling.stopAt(from);
  const at = here ? way.indexOf(here) : -1;
  const following = way[at + 1];
  const open = (stop: Stop) => !isSettled(stop, sheet);

  if (from.at === 'rows') {
    const inRow = way.find(
      (stop) => stop.asking?.scope.step === from.step && stop.asking.passed !== 'later' && open(stop),
    );
    if (inRow) return inRow.place;
  }
  if (here && following && isWalking(filling, here)) {
    const { step, row } = here.asking?.scope ?? {};
    if (step !== undefined && following.asking && following.asking.scope.row !== row)
      return { at: 'rows', step };
    if (following.place.at !== 'review') return following.place;
  }
  const stillOpen = way.slice(at + 1).find(open) ?? way.slice(0, Math.max(at, 0)).find(open);
  return stillOpen?.place ?? { at: 'review' };
}

/** Going from place to place in order, rather than coming back from one change. */
function isWalking(filling: Filling, here: Stop): boolean {
  if (!filling.walkedThrough) return true;
  const hub = hubOf(filling.trail);
  return hub?.at === 'rows' && hub.step === here.asking?.scope.step;
}
