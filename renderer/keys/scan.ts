import { scanGroups } from './scan-groups.ts';
import { tell, tellGroup } from './tell.ts';

/** What the ring is around: a group, or one key of the group that was gone into. */
let ringed: readonly HTMLElement[] = [];
let inside = false;

/** The next group, or within a group its next key and then the group after it. Answers whether one has come round. */
export function scanOn(frame: Element): boolean {
  const groups = scanGroups(frame);
  const at = groups.findIndex((group) => ringed.some((key) => group.includes(key)));
  const group = groups[at];
  const [key] = ringed;
  const next = inside && group && key ? group[group.indexOf(key) + 1] : undefined;
  if (next) {
    ring([next]);
    tell(next);
    return false;
  }
  inside = false;
  const to = (at + 1) % groups.length;
  ringGroup(groups[to] ?? []);
  return to === 0;
}

/** Goes into a group, or presses the one key that is ringed: then it is answered here. */
export function scanSelect(frame: Element): HTMLElement | undefined {
  // Others of the group may be gone since it was ringed.
  const here = ringed.filter((one) => one.isConnected && frame.contains(one) && one.checkVisibility());
  const [key] = here;
  if (!key) {
    scanOn(frame);
    return undefined;
  }
  if (here.length > 1) {
    inside = true;
    ring([key]);
    tell(key);
    return undefined;
  }
  // The next thing wanted may be in another row: from the group one gets there sooner.
  const group = inside ? scanGroups(frame).find((keys) => keys.includes(key)) : undefined;
  inside = false;
  if (group) ring(group);
  return key;
}

function ringGroup(group: readonly HTMLElement[]): void {
  ring(group);
  const [only] = group;
  if (group.length === 1 && only) tell(only);
  else tellGroup(group);
}

function ring(keys: readonly HTMLElement[]): void {
  for (const key of ringed) key.removeAttribute('data-scanned');
  for (const key of keys) key.setAttribute('data-scanned', '');
  keys[0]?.focus();
  ringed = keys;
}
