import type { KioskState } from '../../core/contract.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Divisions } from '../catalog/divisions.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { Cards } from '../session/cards.ts';
import type { Codes } from '../session/codes.ts';
import type { Records } from '../session/records.ts';
import type { Slips } from '../session/slips.ts';
import type { VisitMemory } from '../session/visit-memory.ts';
import type { EverySession } from '../session/with-practice.ts';
import type { StaffDesk } from '../staff/staff-desk.ts';
import type { StaffRoom } from '../staff/staff-room.ts';
import type { StickDesk } from '../staff/stick-desk.ts';
import type { EventHub } from './event-hub.ts';

/** What the calls are answered from: one decision maker for each area of the contract. */
export interface Areas {
  readonly kiosk: () => Pick<
    KioskState,
    | 'kiosk'
    | 'hall'
    | 'demo'
    | 'panel'
    | 'camera'
    | 'microphone'
    | 'recogniser'
    | 'cameraLooks'
    | 'card'
    | 'cardReader'
    | 'scanner'
    | 'glassAtMm'
    | 'headphones'
    | 'keys'
    | 'voices'
    | 'idle'
  >;
  readonly events: EventHub;
  readonly catalog: Catalog;
  readonly divisions: Divisions;
  readonly sessions: EverySession;
  readonly slips: Slips;
  readonly records: Records;
  readonly visits: Pick<VisitMemory, 'forget'>;
  readonly cards: Pick<Cards, 'typed'>;
  readonly codes: Pick<Codes, 'take'>;
  readonly staff: StaffRoom;
  readonly desk: StaffDesk;
  readonly stick: Omit<StickDesk, 'close'>;
  readonly today: () => string;
  readonly log: OperatingLog;
  /** A number short enough to be read out over the telephone. */
  readonly newReference: () => string;
}
