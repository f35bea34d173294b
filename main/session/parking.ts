import type { Parked, Printed } from '../../core/contract.ts';
import type { Printer } from '../device/printer/port.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { SessionRow, SessionTable } from '../store/session.ts';
import type { CountedTries } from './counted-tries.ts';
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
  /** `code-of-slip`: nothing is parked under it, and it is the number of a slip; that is no wrong try. */
  find(code: string): Promise<Result<SessionRow, 'code-unknown' | 'code-of-slip' | 'wait'>>;
  /** To be called while the clock is trusted: from now on the days count of what was parked while it was not. */
  beginDays(): void;
}

export interface ParkingParts {
  readonly table: SessionTable;
  readonly tries: CountedTries;
  readonly codes: ParkingCodes;
  readonly printer: Printer;
  readonly papers: Papers;
  readonly clock: TrustedClock;
  readonly keptMs: number;
  /** Whether a slip of this kiosk has this number. */
  readonly isSlip: (number: string) => boolean;
  readonly log: OperatingLog;
}

export function parkingOf(parts: ParkingParts): Parking {
  const { table, tries, codes, printer, papers, clock, keptMs, isSlip, log } = parts;

  /** By screen, the session of which the code is shown there now, as far as is known. */
  const shown = new Map<string, string>();
  const isShown = (session: string) => [...shown.values()].includes(session);
  const noLongerShown = (session: string) => {
    for (const [screen, one] of shown) if (one === session) shown.delete(screen);
  };

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
      const row = table.read(session);
      if (row?.state !== 'open') return undefined;
      const keptUntil = park(session, hash);
      if (row.screen !== null) shown.set(row.screen, session);
      return { code, keptUntil };
    },

    print: async (session, code, language) => {
      // Not counted as a guess, so there is one at most: a screen that shows a code hands in no other. Staff see the sessions that
      // were parked before, and would try any number of codes for them here.
      if (!isShown(session)) return refused('code-unknown');
      const row = table.byCode(await codes.hash(code));
      // Asked again: of many codes that are handed in at once, only the first to be looked up counts.
      if (row?.session !== session || !isShown(session)) {
        noLongerShown(session);
        return refused('code-unknown');
      }
      return good({
        printed: await printer.print(papers.parked({ code, keptUntil: row.keptUntil }, language)),
      });
    },

    silently: (session) => ({ code: null, keptUntil: park(session, null) }),

    find: async (code) => {
      const found = await tries.try(async () => {
        const row = table.byCode(await codes.hash(code));
        const isOver = row?.keptUntil !== null && (row?.keptUntil ?? 0) < clock.now();
        if (row?.state === 'parked' && !isOver) return row;
        return isSlip(code) ? 'slip' : undefined;
      });
      if (found.ok) return found.value === 'slip' ? refused('code-of-slip') : good(found.value);
      return found.code === 'wait' ? refused('wait', found.data) : refused('code-unknown');
    },

    beginDays: () => table.beginDays(clock.now() + keptMs),
  };
}
