/**
 * Signs that stand in their places one by one, with a blank for each that is to be pressed once more. What follows the
 * blanks stays where it is: whoever has one group wrong presses that group again and nothing else.
 */
const BLANK = ' ';

/** Where the next sign goes. */
export function nextPlace(signs: string): number {
  const gap = signs.indexOf(BLANK);
  return gap < 0 ? signs.length : gap;
}

/** How many signs stand there. */
export function signCount(signs: string): number {
  return signs.replaceAll(BLANK, '').length;
}

/** With `sign` in the next place. */
export function withSign(signs: string, sign: string): string {
  const place = nextPlace(signs);
  return signs.slice(0, place) + sign + signs.slice(place + 1);
}

/** Without the sign before the next place. */
export function withoutSign(signs: string): string {
  const place = nextPlace(signs);
  if (place === 0) return signs;
  return trimmed(signs.slice(0, place - 1) + BLANK + signs.slice(place));
}

/** With blanks for the signs from one place to before another. */
export function withGap(signs: string, from: number, to: number): string {
  return trimmed(signs.slice(0, from) + BLANK.repeat(to - from) + signs.slice(to));
}

/** Nothing follows the blanks at the end, so there is nothing to be kept in place. */
function trimmed(signs: string): string {
  return signs.trimEnd();
}
