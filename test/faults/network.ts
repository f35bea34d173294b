import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink } from '../support/kiosk-client.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeIntake } from './judge-intake.ts';
import { badRoadTo, fates } from './network/bad-road.ts';
import { oneOf } from './one-of.ts';
import { begin, finish } from './residents.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const badForMs = 600;
const pressEveryMs = 100;

/**
 * Each request to the intake may be refused, cut, slowed, doubled or overtaken, its answer lost or another's. Residents
 * notice nothing of it; when the road is good again everything has arrived, once.
 */
export const network: Fault = {
  name: 'network',
  does: 'requests are refused, cut, slow, doubled, overtaken, and answered by others',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-network-'));
    const [dataDir, intakeDir] = [path.join(dir, 'data'), path.join(dir, 'intake')];
    const intake = await startIntakeProgram(intakeDir);
    const road = await badRoadTo(intake.url);
    await giveStaff(dataDir);
    const kiosk = await startKiosk(
      ['--intake', road.url, '--enrol', intake.enrolmentCode, '--printer', 'none'],
      dataDir,
    );
    const client = await openLink(kiosk.link);
    const journal = new Journal(() => performance.now());
    await signIn(client.api);

    return {
      round: async (random) => {
        road.be(() => oneOf(fates, random));
        await finish(client, journal, random, await begin(client, random));
        for (let left = badForMs; left > 0; left -= pressEveryMs) {
          await client.api.staff.retry({});
          await rest(pressEveryMs);
        }
        road.be(() => 'passes');
        const { faults } = await waitForReceipts(client);
        return { faults, tried: {} };
      },
      end: async () => {
        const { receipts } = await waitForReceipts(client);
        await kiosk.kill();
        await road.close();
        await intake.kill();
        const faults = await judgeIntake(intakeDir, journal.at(Infinity), receipts);
        rmSync(dir, { recursive: true, force: true });
        const slips = journal.entries.filter(({ number }) => number !== undefined).length;
        return { faults, tried: { 'slips given': slips, ...Object.fromEntries(befell()) } };
      },
    };

    function befell(): [string, number][] {
      return [...road.befell].map(([fate, count]) => [`requests: ${fate}`, count]);
    }
  },
};
