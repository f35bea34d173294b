import { createContext, useContext } from 'react';
import type { HandedInRecord, Parked, ShownSession, Slip } from '../../core/contract.ts';
import type { ServiceSummary } from '../../core/service/summary.ts';
import type { Trouble } from '../trouble.ts';

/** Where a resident is between the first touch and the kiosk falling asleep again. */
export type Visit =
  | { at: 'asleep' }
  | { at: 'welcome' }
  | { at: 'services' }
  /** With the number of a paper that was scanned. */
  | { at: 'reopen'; code?: string }
  | { at: 'record'; record: HandedInRecord }
  | { at: 'session'; view: ShownSession }
  /** A service was tried, and all of it is gone again. */
  | { at: 'tried'; service: ServiceSummary }
  | { at: 'parked'; session: string; parked: Parked }
  | { at: 'slip'; slip: Slip }
  | { at: 'rating'; slip: Slip }
  | { at: 'thanks' };

/** What may lie over a visit without disturbing it. */
export type Overlay =
  'help' | 'manner' | 'leave' | 'trouble' | 'keys' | 'scans' | 'blank' | 'hear' | 'scanned' | undefined;

/** What every screen of a visit may do. */
export interface VisitActs {
  go(visit: Visit): void;
  open(overlay: Overlay): void;
  /** Somebody uses the eight keys or two switches: from here on the screen answers to them, beginning with how they work. */
  learn(kind: 'keys' | 'scans'): void;
  /** Ends the visit: nothing of it is left on the screen or in its memory. */
  sleep(): void;
  /** Says that a call failed; the screen beneath keeps what was typed. */
  trouble(trouble: Trouble): void;
  /** What is on the screen is only tried. */
  practice: boolean;
  /** The services as last fetched. */
  services: readonly ServiceSummary[];
}

export const VisitContext = createContext<VisitActs | undefined>(undefined);

export function useVisit(): VisitActs {
  const acts = useContext(VisitContext);
  if (!acts) throw new Error('useVisit is for screens inside Resident');
  return acts;
}
