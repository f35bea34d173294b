import type { FetchHandler } from './api/caller.ts';
import type { Machine, MachineStarted } from './machine.ts';
import { outOfOrder } from './out-of-order.ts';

export interface MachineRoom {
  /** Waits for the machine while it starts, and says that it is out of order when it could not. */
  readonly fetch: FetchHandler;
  close(): Promise<void>;
}

const AGAIN_AFTER_MS = 30_000;

/**
 * Starts the machine, and tries again every half minute when it refuses: a kiosk alone in a village has nobody to
 * start it again once the stick is back in, the disk is free or the intake answers.
 */
export function machineRoom(
  start: () => Promise<MachineStarted>,
  tell: { started(machine: Machine): void; refused(sentence: string): void },
): MachineRoom {
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  const attempt = async (): Promise<MachineStarted> => {
    const outcome = await start();
    if (outcome.ok) tell.started(outcome.machine);
    else tell.refused(outcome.sentence);
    if (!outcome.ok && !isClosed) again = setTimeout(tryAgain, AGAIN_AFTER_MS);
    return outcome;
  };
  const tryAgain = (): void => {
    current = attempt();
  };
  let current = attempt();

  return {
    fetch: async (request, caller) => {
      const outcome = await current;
      return outcome.ok ? outcome.machine.fetch(request, caller) : outOfOrder(outcome.sentence);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      const outcome = await current;
      if (outcome.ok) await outcome.machine.close();
    },
  };
}
