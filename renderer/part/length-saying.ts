import type { Saying } from '../text/saying.ts';
import { part } from './say.ts';

/** How long somebody has spoken, as a clerk says it. */
export function lengthSaying(seconds: number): Saying {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes === 0
    ? part('length.seconds', { count: rest })
    : part(rest === 0 ? 'length.minutes' : 'length.both', { count: minutes, seconds: rest });
}
