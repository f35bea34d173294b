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
import { namesIn } from './network/names.ts';
import { lies, secureDoorTo } from './network/secure-door.ts';
import { oneOf } from './one-of.ts';
import { begin, finish, type Shown } from './residents.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const badForMs = 600;
const pressEveryMs = 100;
/**
 * In every second round each request has a fate of its own. A trickle stays one to the end, and what is handed in arrives over that.
 * Without a name, and behind a wrong certificate, no request gets anywhere.
 */
const roads = ['changes', 'changes', 'changes', 'trickle', 'no name', 'wrong certificate'] as const;
/** What was on its way when every connection was ended has come by then. */
const onItsWayMs = 30;
/** Whatever the road is like. A try over a trickle takes longer. */
const toldWithinMs = 4_000;

/**
 * Each request to the intake may be refused, cut, slowed, doubled or overtaken, its answer lost or another's. Residents
 * notice nothing of it; when the road is good again everything has arrived, once. A line of 1 kB/s that loses a third of what
 * it carries does not even have to become good.
 */
export const network: Fault = {
  name: 'network',
  does: 'requests are refused, cut, slow, doubled, overtaken, and answered by others; names and certificates are wrong',
  begin: async (seed) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-network-'));
    const [dataDir, intakeDir] = [path.join(dir, 'data'), path.join(dir, 'intake')];
    const intake = await startIntakeProgram(intakeDir);
    const road = await badRoadTo(intake.url, randomFrom(seed));
    const door = await secureDoorTo(road.url, path.join(dir, 'certificates'));
    const names = namesIn(dir);
    await giveStaff(dataDir);
    const kiosk = await startKiosk(
      ['--intake', door.url, '--enrol', intake.enrolmentCode, '--printer', 'none'],
      dataDir,
      { ...door.environment, ...names.environment },
    );
    const client = await openLink(kiosk.link);
    const journal = new Journal(() => performance.now());
    await signIn(client.api);

    return {
      round: async (random) => {
        const entriesBefore = journal.entries.length;
        const kind = oneOf(roads, random);
        const isTrickle = kind === 'trickle';
        const lie = kind === 'wrong certificate' ? oneOf(lies, random) : undefined;
        road.be(() => (isTrickle ? 'trickle' : oneOf(fates, random)));
        const isShut = kind === 'no name' || lie !== undefined;
        if (kind === 'no name') names.be('gone');
        // What is connected already asks for no name, and has seen the certificate.
        if (isShut) door.be(lie ?? 'good');
        await rest(onItsWayMs);
        const cameBefore = requests();
        const shown = isTrickle ? await beginShort() : await begin(client, random);
        await finish(client, journal, random, shown);
        const amiss = journal.entries.slice(entriesBefore).flatMap(({ act, askedAt, toldAt = Infinity }) => {
          const ms = Math.round(toldAt - askedAt);
          return ms > toldWithinMs ? [`somebody waited ${ms} ms for the road: ${act.kind}`] : [];
        });
        if (!isTrickle) {
          for (let left = badForMs; left > 0; left -= pressEveryMs) {
            await client.api.staff.retry({});
            await rest(pressEveryMs);
          }
          if (isShut && requests() > cameBefore) amiss.push('a request went by all the same');
          road.be(() => 'passes');
          names.be('known');
          if (lie) door.be('good');
        }
        const faults = await waitForReceipts(client);
        return {
          faults: [
            ...amiss,
            ...faults.map((fault) => (kind === 'changes' ? fault : `${lie ?? kind}: ${fault}`)),
          ],
          tried: {
            'rounds over nothing but a trickle': isTrickle ? 1 : 0,
            'rounds in which nobody knew the name': kind === 'no name' ? 1 : 0,
            ...(lie && { [`rounds with a certificate ${lie}`]: 1 }),
          },
        };
      },
      end: async () => {
        const faults = await waitForReceipts(client);
        if (door.deceived() > 0)
          faults.push(`${door.deceived()} times something was said to a wrong certificate`);
        await kiosk.kill();
        await door.close();
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

    function requests(): number {
      return [...road.befell.values()].reduce((sum, count) => sum + count, 0);
    }

    function befell(): [string, number][] {
      return [...road.befell].map(([fate, count]) => [`requests: ${fate}`, count]);
    }
  },
};
