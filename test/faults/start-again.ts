import type { KioskState } from '../../core/contract.ts';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { startKiosk, type RunningKiosk } from '../support/running-kiosk.ts';
import { usableWithinMs } from './judge.ts';

/** A kiosk that runs again, as the first screen finds it. */
export interface StartedAgain {
  readonly kiosk: RunningKiosk;
  readonly client: KioskClient;
  readonly state: KioskState;
  /** A line where that took too long. */
  readonly faults: string[];
}

/** Starts it on a folder that was in use before, and waits until a screen has asked what it has to show. */
export async function startAgain(dataDir: string, environment?: NodeJS.ProcessEnv): Promise<StartedAgain> {
  const before = performance.now();
  const kiosk = await startKiosk([], dataDir, environment);
  try {
    const client = await openLink(kiosk.link);
    const state = await client.api.kiosk.state();
    const ms = performance.now() - before;
    return {
      kiosk,
      client,
      state,
      faults: ms > usableWithinMs ? [`usable again only after ${Math.round(ms)} ms`] : [],
    };
  } catch (error) {
    await kiosk.kill();
    throw error;
  }
}
