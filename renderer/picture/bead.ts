/** The abacus bead, 40 by 56: progress, idle time and the numbers of a list are all counted on it. */
export const beadPath =
  'M6 19Q6 16 8 13.5L16 5Q20 1.5 24 5L32 13.5Q34 16 34 19V37Q34 40 32 42.5L24 51Q20 54.5 16 51L8 42.5Q6 40 6 37Z';
