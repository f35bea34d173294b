import { standOn } from '../../keys/place.ts';
import { stopsIn } from '../../keys/stops.ts';
import { ofKeys } from '../../keys/say.ts';
import { tell } from '../../keys/tell.ts';
import { type Direction, nearestOf, type Point } from '../key/touch.ts';
import { part } from '../say.ts';

/**
 * Says where on the screen a finger is that came down beside every key: the text beneath it, or what is nearest and
 * which way it lies.
 *
 * @param missed which way the key lies that was nearly touched
 */
export function tellPlace(frame: Element, at: Point, missed: Direction | undefined): void {
  const stops = stopsIn(frame);
  const near = nearestOf(
    at,
    stops.map((stop) => stop.getBoundingClientRect()),
  );
  const stop = near && stops[near.index];
  if (!stop) return;
  if (near.away > 0)
    return tell(stop, [missed === undefined ? ofKeys(`touch.${near.direction}`) : part(`near.${missed}`)]);
  standOn(frame, stops, near.index);
  tell(stop);
}
