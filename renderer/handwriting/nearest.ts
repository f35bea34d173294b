import { directionsOf, features } from './directions.ts';
import type { Ink } from './ink.ts';
import { dimensions, type Model } from './model.ts';

export interface Near {
  /** Of the character in the model. */
  index: number;
  /** Squared, in units of how much one person's writing of one character differs from the next. */
  distance: number;
}

/** The characters that look most like the ink, the nearest first: a rough look at every one of them. */
export function nearest(model: Model, ink: Ink, count: number, extra: (index: number) => number): Near[] {
  const place = placeOf(model, ink);
  const { places, step } = model;
  const found: Near[] = [];
  let worst = Infinity;
  for (let index = 0; index < model.characters.length; index += 1) {
    let sum = 0;
    for (let at = 0, from = index * dimensions; at < dimensions; at += 1) {
      const apart = place[at]! - places[from + at]!;
      sum += apart * apart;
    }
    const distance = sum * step * step + extra(index);
    if (distance >= worst) continue;
    let to = found.length;
    while (to > 0 && found[to - 1]!.distance > distance) to -= 1;
    found.splice(to, 0, { index, distance });
    if (found.length > count) found.pop();
    if (found.length === count) worst = found[count - 1]!.distance;
  }
  return found;
}

/** Where the ink lies among the characters, in steps of the model. */
function placeOf({ mean, projection, step }: Model, ink: Ink): Float32Array {
  const seen = directionsOf(ink);
  const place = new Float32Array(dimensions);
  for (let row = 0; row < dimensions; row += 1) {
    let sum = 0;
    for (let at = 0, from = row * features; at < features; at += 1) {
      sum += projection[from + at]! * (seen[at]! - mean[at]!);
    }
    place[row] = sum / step;
  }
  return place;
}
