export interface Progress {
  /** The question being asked, from 1; 0 while none is. */
  now: number;
  done: number;
  /** Of the done ones those that follow the present one. */
  ahead: number;
  total: number;
}

/** Beads on the rod: done ones left of the present one, then those of the answers that follow it, then the hollow ones. */
export interface BeadCounts {
  left: number;
  now: boolean;
  ahead: number;
  right: number;
}

/**
 * How many beads there are of each kind when no more than `most` fit on the rod. A long service is drawn to scale, but
 * nobody who has begun sees an empty left, and nobody is told too early that it is the last or that all is answered.
 */
export function beadCounts({ now, done, ahead, total }: Progress, most: number): BeadCounts {
  if (now === 0) {
    const beads = Math.min(total, most);
    const left = done >= total ? beads : Math.min(beads - 1, Math.round((done / total) * beads));
    return { left: Math.max(0, left), now: false, ahead: 0, right: Math.max(0, beads - left) };
  }
  const others = Math.min(total, most) - 1;
  if (others === 0) return { left: 0, now: true, ahead: 0, right: 0 };
  const before = now - 1;
  const after = total - now;
  if (before + after <= others) return { left: before, now: true, ahead, right: after - ahead };
  const scaled = Math.round((before / (before + after)) * others);
  const left = Math.min(others - (after > 0 ? 1 : 0), Math.max(before > 0 ? 1 : 0, scaled));
  const answered = after > 0 ? Math.floor((ahead / after) * (others - left)) : 0;
  return { left, now: true, ahead: answered, right: others - left - answered };
}
