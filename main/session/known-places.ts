import { addressShape, type Value } from '../../core/session/value.ts';
import type { Divisions } from '../catalog/divisions.ts';

/**
 * Whether an answer agrees with what is known of places: an address has the names that lead to its code, and goes down as
 * far as there is anything to choose or says the rest in words. "浙江省" alone would be delivered and find nobody. A code
 * that nobody here knows is taken: halls differ in how far down their lists go.
 */
export function agreesWithPlaces(value: Value, divisions: Divisions): boolean {
  const address = addressShape.safeParse(value);
  if (!address.success) return true;
  const { code, levels, detail } = address.data;
  const path = divisions.path(code);
  if (path.length === 0) return true;
  const named = path.length === levels.length && path.every(({ name }, at) => name === levels[at]);
  return named && (detail.trim() !== '' || divisions.children(code).length === 0);
}
