import { rowsOf } from './grid.ts';
import { keysIn } from './stops.ts';

/**
 * The keys of a screen in the groups that two switches go through: what stands side by side, a row of a keypad, Next by
 * itself. Going by groups, the last of thirty keys is some ten presses away and not thirty.
 */
export function scanGroups(frame: Element): HTMLElement[][] {
  const groups: HTMLElement[][] = [];
  let last: Element | null | undefined;
  for (const key of keysIn(frame)) {
    const around = key.closest('[data-grid]') ?? key.parentElement;
    // Next is the one that is wanted most.
    const together = around === last && !key.matches('.frame-next, .frame-back');
    if (together) groups.at(-1)?.push(key);
    else groups.push([key]);
    last = around;
  }
  return groups.flatMap((group) => (group[0]?.closest('[data-grid]') ? rows(group) : [group]));
}

function rows(keys: readonly HTMLElement[]): HTMLElement[][] {
  const places = rowsOf(keys.map((key) => key.getBoundingClientRect()));
  return places.map((row) => row.flatMap((at) => keys[at] ?? []));
}
