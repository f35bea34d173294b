/** The hall's zone: what a slip says must not depend on how the machine's own clock is set up. */
const ZONE = 'Asia/Shanghai';

/** The day of a moment (UTC ms) in the hall, as `2026-11-23`. */
export function dayInHall(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(at);
}

/** The time of day of a moment (UTC ms) in the hall, as `15:40`. */
export function timeInHall(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, timeStyle: 'short' }).format(at);
}
