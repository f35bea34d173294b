import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { randomFrom } from '../../tools/random-from.ts';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink } from '../support/kiosk-client.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeBoth } from './judge-both.ts';
import { badRoadTo, fates } from './network/bad-road.ts';
import { oneOf } from './one-of.ts';
import { begin, finish, type Shown } from './residents.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const badForMs = 600;
const pressEveryMs = 100;
/** In so many rounds the line is a trickle to the end, and what is handed in arrives over that. */
const trickleShare = 0.15;
/** Whatever the road is like. A try over a trickle takes longer. */
const toldWithinMs = 4_000;

/**
 * Each request to the intake may be refused, cut, slowed, doubled or overtaken, its answer lost or another's. Residents
 * notice nothing of it; when the road is good again everything has arrived, once. A line of 1 kB/s that loses a third of what
 * it carries does not even have to become good.
 */
export const network: Fault = {
  name: 'network',
  does: 'requests are refused, cut, slow, doubled, overtaken, and answered by others',
  begin: async (seed) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-network-'));
    const [dataDir, intakeDir] = [path.join(dir, 'data'), path.join(dir, 'intake')];
    const intake = await startIntakeProgram(intakeDir);
    const road = await badRoadTo(intake.url, randomFrom(seed));
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
        const entriesBefore = journal.entries.length;
        const isTrickle = random() < trickleShare;
        road.be(() => (isTrickle ? 'trickle' : oneOf(fates, random)));
        const shown = isTrickle ? await beginShort() : await begin(client, random);
        await finish(client, journal, random, shown);
        const waited = journal.entries.slice(entriesBefore).flatMap(({ act, askedAt, toldAt = Infinity }) => {
          const ms = Math.round(toldAt - askedAt);
          return ms > toldWithinMs ? [`somebody waited ${ms} ms for the road: ${act.kind}`] : [];
        });
        if (!isTrickle) {
          for (let left = badForMs; left > 0; left -= pressEveryMs) {
            await client.api.staff.retry({});
            await rest(pressEveryMs);
          }
          road.be(() => 'passes');
        }
        const faults = await waitForReceipts(client);
        return {
          faults: [...waited, ...faults.map((fault) => (isTrickle ? `over a trickle ${fault}` : fault))],
          tried: { 'rounds over nothing but a trickle': isTrickle ? 1 : 0 },
        };
      },
      end: async () => {
        const faults = await waitForReceipts(client);
        await kiosk.kill();
        await road.close();
        await intake.kill();
        faults.push(...(await judgeBoth({ dataDir, intakeDir }, journal.at(Infinity))).faults);
        rmSync(dir, { recursive: true, force: true });
        const slips = journal.entries.filter(({ number }) => number !== undefined).length;
        return { faults, tried: { 'slips given': slips, ...Object.fromEntries(befell()) } };
      },
    };

    /** Somebody comes whose service asks for no photo: one would take minutes on a trickle. */
    async function beginShort(): Promise<Shown> {
      const service = 'resident-medical-insurance';
      return {
        view: await client.api.session.start({ service, language: 'zh-CN', practice: false }),
        isOld: false,
      };
    }

    function befell(): [string, number][] {
      return [...road.befell].map(([fate, count]) => [`requests: ${fate}`, count]);
    }
  },
};
