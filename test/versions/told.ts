import type { Place } from '../../core/session/place.ts';
import type { SessionSoFar } from '../faults/journal.ts';

/** What residents at the kiosk of another version did and were told, and where its folders stand. */
export interface Told {
  /** UTC milliseconds. */
  readonly at: number;
  readonly sessions: readonly SessionSoFar[];
  /** The number of each receipt that came, by submission. */
  readonly receipts: readonly (readonly [submission: string, number: string])[];
  /** Opens what is parked. */
  readonly code: string;
  readonly parked: string;
  readonly open: { readonly session: string; readonly place: Place };
}
