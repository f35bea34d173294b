import { dayInHall, timeInHall } from '../text/hall-time.ts';
import type { Saying } from '../text/saying.ts';
import { staff } from './say.ts';

/** When something was, in as few words as tell it: of today its time alone, since most is of today. */
export function when(at: number, now: number): Saying {
  const day = dayInHall(at);
  return staff(day === dayInHall(now) ? 'when.today' : 'when.day', { day, time: timeInHall(at) });
}
