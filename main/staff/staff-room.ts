import { hash, verify } from '@node-rs/argon2';
import type { AuditLog } from '../log/audit-log.ts';
import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';
import { good, refused, type Result } from '../session/result.ts';
import type { StaffTable } from '../store/staff.ts';
import type { WrongAttemptTable } from '../store/wrong-attempt.ts';

export interface StaffPerson {
  readonly id: string;
  readonly name: string;
}

/** Who of the staff has signed in, and where. Rights live in memory alone: a restart signs everybody out. */
export interface StaffRoom {
  people(): StaffPerson[];
  signIn(screen: string, staff: string, pin: string): Promise<Result<StaffPerson, 'pin-wrong' | 'wait'>>;
  signOut(screen: string): void;
  /** Who is signed in on this screen now. Asking does not prolong the visit. */
  present(screen: string): StaffPerson | undefined;
  /** The same for a call that needs the right, which prolongs the visit. */
  use(screen: string): StaffPerson | undefined;
}

export interface StaffRoomParts {
  readonly table: StaffTable;
  readonly attempts: WrongAttemptTable;
  readonly now: () => number;
  /** A visit ends after so long, whatever is done to the time of day meanwhile. */
  readonly monotonicMs: () => number;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
  readonly changed: () => void;
}

/** A visit ends by itself when nothing was asked for so long. */
const idleMs = 5 * 60_000;

export function staffRoom({
  table,
  attempts,
  now,
  monotonicMs,
  audit,
  log,
  changed,
}: StaffRoomParts): StaffRoom {
  const visits = new Map<string, { person: StaffPerson; usedMs: number }>();

  const signOut = (screen: string) => {
    const visit = visits.get(screen);
    if (!visit) return;
    visits.delete(screen);
    try {
      audit.enter('staff-signed-out', { staff: visit.person.id });
    } catch (error) {
      // A full disk must keep nobody's rights alive.
      log.line('audit-failed', withoutMessage(error));
    }
    changed();
  };

  const visitOn = (screen: string) => {
    const visit = visits.get(screen);
    // The intake may have taken the person off its list meanwhile.
    if (visit && (monotonicMs() - visit.usedMs > idleMs || !table.read(visit.person.id))) signOut(screen);
    return visits.get(screen);
  };

  return {
    people: () => table.all().map(({ staff, name }) => ({ id: staff, name })),
    signIn: async (screen, staff, pin) => {
      const row = table.read(staff);
      if (!row) return refused('pin-wrong');
      const counter = `pin:${staff}`;
      const waitMs = attempts.waitMs(counter, now());
      if (waitMs > 0) return refused('wait', { seconds: Math.ceil(waitMs / 1000) });
      // Counted before it is checked: many tries at once must not all be the first.
      attempts.countWrong(counter, now());
      if (!(await verify(row.pinHash, pin))) {
        audit.enter('pin-wrong', { staff });
        return refused('pin-wrong');
      }
      attempts.clear(counter);
      const person = { id: row.staff, name: row.name };
      audit.enter('staff-signed-in', { staff });
      visits.set(screen, { person, usedMs: monotonicMs() });
      changed();
      return good(person);
    },
    signOut,
    present: (screen) => visitOn(screen)?.person,
    use: (screen) => {
      const visit = visitOn(screen);
      if (visit) visit.usedMs = monotonicMs();
      return visit?.person;
    },
  };
}

/** Why a PIN is not taken, or nothing. Digits alone, since the kiosk's staff keypad has nothing else. */
export function weakPin(pin: string): string | undefined {
  if (!/^[0-9]{6,12}$/.test(pin)) return 'A PIN is 6 to 12 digits.';
  const steps = Array.from(pin.slice(1), (digit, index) => Number(digit) - Number(pin[index]));
  if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) {
    return 'That PIN is the first that anybody would try. Please choose another.';
  }
  return undefined;
}

/** argon2id with the library's settings, which follow OWASP. */
export function hashPin(pin: string): Promise<string> {
  return hash(pin);
}
