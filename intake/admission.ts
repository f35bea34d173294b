import { Problem } from './problem.ts';

/**
 * How much is worked on at once. What comes on top is told at once to come later, which costs next to nothing: so the
 * others are answered soon, however many stand outside, and nothing piles up in memory.
 *
 * Two limits, because two things run out. A kiosk on a 2G line needs minutes for its body and meanwhile nothing but the
 * memory for it; the database is needed only then, and for a moment.
 */
export interface Admission {
  /** Room for a body that is about to be read. Throws the problem to be answered where there is none. */
  room(bytes: number): GiveBack;
  /** A place at the work itself. Throws likewise. */
  place(): GiveBack;
}

/** To be called when it is over, however it ended; once more does no harm. */
export type GiveBack = () => void;

export interface AdmissionLimits {
  /** Submissions that are checked and stored at once. */
  readonly places: number;
  /** Of all bodies that are being read or worked on. */
  readonly bytes: number;
}

const soonest = 2;
const latest = 30;

/** @param random in [0, 1): whoever is sent away together must not come back together */
export function admission(limits: AdmissionLimits, random: () => number): Admission {
  const taker = (limit: number) => {
    let taken = 0;
    return (amount: number): GiveBack => {
      if (taken + amount > limit) {
        throw new Problem('busy', 429, 'Too much at once; come again later', {
          retryAfterSeconds: Math.round(soonest + random() * (latest - soonest)),
        });
      }
      taken += amount;
      let isTaken = true;
      return () => {
        if (isTaken) taken -= amount;
        isTaken = false;
      };
    };
  };
  const takeBytes = taker(limits.bytes);
  const takePlaces = taker(limits.places);
  return { room: takeBytes, place: () => takePlaces(1) };
}
