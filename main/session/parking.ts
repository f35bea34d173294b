import type { Parked, Printed } from '../../core/contract.ts';
import type { Printer } from '../device/printer/port.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { SessionRow, SessionTable } from '../store/session.ts';
import type { WrongAttemptTable } from '../store/wrong-attempt.ts';
import type { Papers } from './paper.ts';
import type { ParkingCodes } from './parking-code.ts';
import { good, refused, type Result } from './result.ts';
import type { TrustedClock } from './trusted-clock.ts';

/** "Do it later": puts a session away and finds it again. */
export interface Parking {
  /** With a code, shown this once. Undefined when the session is not open any more. */
  withCode(session: string): Promise<Parked | undefined>;
  /** Prints the code of this session while a screen still shows it. */
  print(
    session: string,
    code: string,
    language: string,
  ): Promise<Result<{ printed: Printed }, 'code-unknown'>>;
  /** Nobody is there any more, so no code is shown to whoever comes next. Staff open it again. */
  silently(session: string): Parked;
  find(code: string): Promise<Result<SessionRow, 'code-unknown' | 'wait'>>;
  /** To be called while the clock is trusted: from now on the days count of what was parked while it was not. */
  beginDays(): void;
}

export interface ParkingParts {
  readonly table: SessionTable;
  readonly attempts: WrongAttemptTable;
  readonly codes: ParkingCodes;
  readonly printer: Printer;
  readonly papers: Papers;
  readonly clock: TrustedClock;
  readonly keptMs: number;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
}

/** One count for the whole kiosk: whoever guesses does not say whose code is meant. */
const counter = 'parking-code';

export function parkingOf(parts: ParkingParts): Parking {
  const { table, attempts, codes, printer, papers, clock, keptMs, audit, log } = parts;

  const park = (session: string, codeHash: Buffer | null): number | null => {
    const at = clock.now();
    // Days that are counted from a time that is wrong might be over at once, and a wrong day on a paper helps nobody.
    const keptUntil = clock.trusted() ? at + keptMs : null;
    table.park(session, { at, keptUntil, codeHash });
    log.line('session-parked', { session, silently: codeHash === null });
    return keptUntil;
  };

  return {
    withCode: async (session) => {
      let code = codes.fresh();
      let hash = await codes.hash(code);
      while (table.byCode(hash)) {
        code = codes.fresh();
        hash = await codes.hash(code);
      }
      if (table.read(session)?.state !== 'open') return undefined;
      const keptUntil = park(session, hash);
      return { code, keptUntil };
    },

    print: async (session, code, language) => {
      // Not counted as a guess: whoever does not know the session learns nothing here about any code.
      const row = table.byCode(await codes.hash(code));
      if (row?.session !== session) return refused('code-unknown');
      return good({
        printed: await printer.print(papers.parked({ code, keptUntil: row.keptUntil }, language)),
      });
    },

    silently: (session) => ({ code: null, keptUntil: park(session, null) }),

    find: async (code) => {
      const now = clock.now();
      const waitMs = attempts.waitMs(counter, now);
      if (waitMs > 0) return refused('wait', { seconds: Math.ceil(waitMs / 1000) });
      // Counted before it is looked up: many at once must not all be the first.
      attempts.countWrong(counter, now);
      const row = table.byCode(await codes.hash(code));
      if (row?.state !== 'parked' || (row.keptUntil !== null && row.keptUntil < now)) {
        audit.enter('code-wrong', {});
        return refused('code-unknown');
      }
      // Not back to none: whoever has a code of their own could guess at others' for ever between two right ones.
      attempts.takeBack(counter, now);
      return good(row);
    },

    beginDays: () => table.beginDays(clock.now() + keptMs),
  };
}
