import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { openLink } from '../../support/kiosk-client.ts';
import { startKiosk } from '../../support/running-kiosk.ts';
import { giveStaff, signIn } from '../../support/staff-at-kiosk.ts';
import type { Round } from '../fault.ts';
import { Journal } from '../journal.ts';
import { judgeBoth } from '../judge-both.ts';
import { begin, finish } from '../residents.ts';
import { waitForReceipts } from '../wait-for-receipts.ts';

const pressEveryMs = 100;

/** Something that is done to an intake while residents hand in; answers when it is over and the intake is well again. */
export type Trouble = () => Promise<void>;

/** A kiosk with residents, and an intake that has to stand all that. */
export interface Standing {
  round(random: () => number, trouble: Trouble): Promise<readonly string[]>;
  /** @param end stops the intake, so that what it has can be looked at */
  end(end: () => Promise<void>): Promise<Round>;
}

export interface StandingParts {
  readonly dir: string;
  /** Where the kiosk finds the intake. */
  readonly url: string;
  readonly enrolmentCode: string;
  readonly intakeDir: string;
  readonly databaseUrl?: string;
}

export async function standing(parts: StandingParts): Promise<Standing> {
  const dataDir = path.join(parts.dir, 'kiosk');
  await giveStaff(dataDir);
  const kiosk = await startKiosk(
    ['--intake', parts.url, '--enrol', parts.enrolmentCode, '--printer', 'none'],
    dataDir,
  );
  const client = await openLink(kiosk.link);
  const journal = new Journal(() => performance.now());
  await signIn(client.api);

  /** Whoever presses the button all the time sees the trouble from its first moment to its last. */
  async function press(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await client.api.staff.retry({});
      await rest(pressEveryMs);
    }
  }

  async function come(over: AbortSignal, random: () => number): Promise<void> {
    do await finish(client, journal, random, await begin(client, random));
    while (!over.aborted);
  }

  return {
    round: async (random, trouble) => {
      const over = new AbortController();
      await Promise.all([
        trouble().finally(() => over.abort()),
        press(over.signal),
        come(over.signal, random),
      ]);
      return waitForReceipts(client);
    },
    end: async (end) => {
      const faults = await waitForReceipts(client);
      await kiosk.kill();
      await end();
      const { intakeDir, databaseUrl } = parts;
      faults.push(...(await judgeBoth({ dataDir, intakeDir, databaseUrl }, journal.at(Infinity))).faults);
      const slips = journal.entries.filter(({ number }) => number !== undefined).length;
      return { faults, tried: { 'slips given': slips } };
    },
  };
}
