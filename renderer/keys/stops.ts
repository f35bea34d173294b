import { spokenSelector } from '../speech/spoken-text.ts';
import { gridStep, lastRow, type Way } from './grid.ts';

const order = [
  '.frame-sheet',
  '.frame-next',
  '.frame-back',
  '.frame-help',
  '.frame-sit',
  '.frame-sign',
  '.frame-head',
];

/**
 * What can be stood on: every key and every text that is no key's, so that all that is shown can be come to by ear. The
 * sheet from its heading down, then Next, Back and Help, then what stands above the sheet; after the last comes the first.
 */
export function stopsIn(frame: Element): HTMLElement[] {
  return standable(frame, `button, ${spokenSelector}`);
}

/** What can be pressed, in the same order. */
export function keysIn(frame: Element): HTMLElement[] {
  return standable(frame, 'button');
}

function standable(frame: Element, what: string): HTMLElement[] {
  return order
    .flatMap((part) => [...frame.querySelectorAll(part)])
    .flatMap((part) => (part.matches('button') ? [part] : [...part.querySelectorAll(what)]))
    .filter((stop): stop is HTMLElement => stop instanceof HTMLElement && canStandOn(stop));
}

function canStandOn(element: HTMLElement): boolean {
  if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-hidden="true"]'))
    return false;
  return element.matches('button') || (!element.closest('button') && element.textContent !== '');
}

/** A keypad or a keyboard, in which up and down keep to the column. */
const gridOf = (stop: Element | undefined) => stop?.closest('[data-grid]') ?? undefined;

/** Where a step leads: to which place, whether past an end, and whether into a keypad. */
export function stepFrom(
  stops: readonly HTMLElement[],
  at: number,
  way: Way,
): { to: number; round: boolean; enters: boolean } {
  const grid = gridOf(stops[at]);
  const onward = way === 'down' || way === 'right';
  let to = at + (onward ? 1 : -1);
  if (grid) {
    const [first, boxes] = gridIn(stops, grid);
    const step = gridStep(boxes, at - first, way);
    if (typeof step === 'number') return { to: first + step, round: false, enters: false };
    to = step === 'before' ? first - 1 : first + boxes.length;
  }
  const round = to < 0 || to >= stops.length;
  to = (to + stops.length) % stops.length;
  const entered = gridOf(stops[to]);
  const enters = entered !== undefined && entered !== grid;
  if (enters && way === 'up') {
    const [first, boxes] = gridIn(stops, entered);
    to = first + lastRow(boxes);
  }
  return { to, round, enters };
}

function gridIn(stops: readonly HTMLElement[], grid: Element): [first: number, boxes: DOMRect[]] {
  const keys = stops.filter((stop) => grid.contains(stop));
  const [first] = keys;
  return [first ? stops.indexOf(first) : 0, keys.map((key) => key.getBoundingClientRect())];
}

/** Which of how many, for what is chosen among others: on a page, counted over all pages. */
export function placeOf(key: Element): { at: number; of: number } | undefined {
  const set = key.closest<HTMLElement>('[data-set]');
  if (!set) return undefined;
  const keys = [...set.querySelectorAll('button[aria-pressed]')];
  const at = keys.indexOf(key) + 1 + Number(set.dataset['before'] ?? 0);
  return at > 0 ? { at, of: Number(set.dataset['set']) } : undefined;
}
