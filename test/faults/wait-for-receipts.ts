import { setTimeout as rest } from 'node:timers/promises';
import type { KioskClient } from '../support/kiosk-client.ts';

const withinMs = 120_000;
const pressEveryMs = 200;

/**
 * Until everything that was handed in has its receipt. Whoever of the staff is signed in presses the button meanwhile: the
 * pauses between tries are not what is tried here.
 *
 * @returns a line for each submission that has none; which numbers they have is read from the disk, since their list has no
 * receipts of another day
 */
export async function waitForReceipts({ api }: Pick<KioskClient, 'api'>): Promise<string[]> {
  for (let left = withinMs; ; left -= pressEveryMs) {
    const { submissions } = await api.staff.overview();
    const waiting = submissions.filter(({ receipt }) => receipt === null);
    if (waiting.length === 0 || left <= 0) {
      return waiting.map(({ number, delivery, lastOutcome }) => `${number} is ${delivery}: ${lastOutcome}`);
    }
    await api.staff.retry({});
    await rest(pressEveryMs);
  }
}
