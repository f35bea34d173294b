export interface Progress {
  /** The question being asked, from 1; 0 while none is. */
  now: number;
  done: number;
  total: number;
}

/**
 * How many beads lie left (done) and right (to come) of the present one when no more than `most` fit on the rod. A long
 * service is drawn to scale, but nobody who has begun sees an empty left, and nobody is told too early that it is the last.
 */
export function beadCounts(
  { now, done, total }: Progress,
  most: number,
): { left: number; now: boolean; right: number } {
  if (now === 0) {
    const beads = Math.min(total, most);
    const left = done >= total ? beads : Math.min(beads - 1, Math.round((done / total) * beads));
    return { left: Math.max(0, left), now: false, right: Math.max(0, beads - left) };
  }
  const others = Math.min(total, most) - 1;
  if (others === 0) return { left: 0, now: true, right: 0 };
  const before = now - 1;
  const after = total - now;
  if (before + after <= others) return { left: before, now: true, right: after };
  const scaled = Math.round((before / (before + after)) * others);
  const left = Math.min(others - (after > 0 ? 1 : 0), Math.max(before > 0 ? 1 : 0, scaled));
  return { left, now: true, right: others - left };
}
