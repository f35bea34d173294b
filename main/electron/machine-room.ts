import type { FetchHandler } from '../api/caller.ts';
import { secured } from '../api/security-headers.ts';
import { startRefused } from '../log/start-refusal.ts';
import type { Machine, MachineStarted } from '../machine.ts';
import { outOfOrder } from './out-of-order.ts';

export interface MachineRoom {
  /** Waits for the machine while it starts, and says that it is out of order when it could not. */
  readonly fetch: FetchHandler;
  close(): Promise<void>;
}

const AGAIN_AFTER_MS = 30_000;

/** Long enough for the first script to have left this process, which the start of the machine keeps busy. */
const HEAD_START_MS = 60;

/**
 * Starts the machine, and tries again every half minute when it refuses: a kiosk alone in a village has nobody to
 * start it again once the stick is back in, the disk is free or the intake answers. Not where the operator handed in
 * what is wrong: a wrong code asked for every half minute would lock the whole hall out at the intake.
 *
 * Until it has begun to start, the screen is given its own files: so the screen gets itself ready in its process
 * while the machine does so in ours. The first script, or the first thing that only the machine can answer, begins it.
 */
export function machineRoom(
  start: () => Promise<MachineStarted>,
  screens: (request: Request) => Promise<Response | undefined>,
  tell: { started(machine: Machine): void; refused(sentence: string): void },
): MachineRoom {
  let current: Promise<MachineStarted> | undefined;
  let soon: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  const attempt = async (): Promise<MachineStarted> => {
    // Also what cannot even be loaded: a start that was thrown out of must not be the last one.
    const outcome = await start().catch((error: unknown) => ({ ok: false as const, ...startRefused(error) }));
    if (outcome.ok) tell.started(outcome.machine);
    else tell.refused(outcome.sentence);
    if (!outcome.ok && outcome.lasting !== true && !isClosed) again = setTimeout(tryAgain, AGAIN_AFTER_MS);
    return outcome;
  };
  const tryAgain = (): void => {
    current = attempt();
  };
  const begin = (): Promise<MachineStarted> => (current ??= attempt());

  return {
    fetch: async (request, caller) => {
      const file = current ? undefined : await screens(request);
      if (file) {
        if (request.url.endsWith('.js')) soon ??= setTimeout(() => void begin(), HEAD_START_MS);
        return secured(file);
      }
      const outcome = await begin();
      return outcome.ok ? outcome.machine.fetch(request, caller) : outOfOrder(outcome.sentence);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(soon);
      clearTimeout(again);
      const outcome = await current;
      if (outcome?.ok) await outcome.machine.close();
    },
  };
}
