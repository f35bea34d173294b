import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeBoth } from './judge-both.ts';
import { judgeFolder, usableWithinMs } from './judge.ts';
import { badRoadTo } from './network/bad-road.ts';
import { oneOf } from './one-of.ts';
import { begin, finish } from './residents.ts';

/** The pauses after two or three failures are over by then, and nobody presses anything. */
const sentWithinMs = 30_000;
const lookEveryMs = 200;
/** How often a program that libfaketime is under looks what time it is told. */
const noticedAfterMs = 1_100;

/** From the true time, as libfaketime takes it. One that is a year ahead is believed, and still nothing may be forgotten by it. */
const clocks = {
  'in 1970': '@1970-01-01 00:00:20',
  'seven years behind': '-7y',
  'half a day behind': '-12h',
  right: '+0',
  'half a day ahead': '+12h',
  'a year ahead': '+360d',
  'two years ahead': '+2y',
  'twenty years ahead': '+20y',
} as const;

type ClockKind = keyof typeof clocks;
const kinds = Object.keys(clocks) as ClockKind[];

/**
 * The clock of the kiosk's computer is wrong by years when it starts, or jumps while it is used. Answers, parked sessions and
 * deliveries are none the worse for it, and nothing is sent later or asked for again because of it.
 */
export const clock: Fault = {
  name: 'clock',
  does: "the computer's clock starts in 1970, is years off, or jumps",
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-clock-'));
    const [dataDir, intakeDir, told] = [
      path.join(dir, 'data'),
      path.join(dir, 'intake'),
      path.join(dir, 'time'),
    ];
    const intake = await startIntakeProgram(intakeDir);
    const openingKey = await openingKeyIn(intakeDir);
    const road = await badRoadTo(intake.url);
    await giveStaff(dataDir);
    const journal = new Journal(() => performance.now());
    let enrolment = ['--intake', road.url, '--enrol', intake.enrolmentCode];

    return {
      round: async (random) => {
        const [atStart, later] = [oneOf(kinds, random), random() < 0.5 ? oneOf(kinds, random) : undefined];
        const faults: string[] = [];
        const before = performance.now();
        const kiosk = await startKiosk([...enrolment, '--printer', 'none'], dataDir, show(atStart));
        enrolment = [];
        try {
          const client = await openLink(kiosk.link);
          const state = await client.api.kiosk.state();
          const ms = performance.now() - before;
          if (ms > usableWithinMs) faults.push(`usable only after ${Math.round(ms)} ms`);
          // Nobody knows how long it was off where the clock is wrong; what stood open is away then, and all else as well.
          if (state.session !== null || state.slip !== null) faults.push('it shows what somebody has left');
          road.be(() => (random() < 0.5 ? 'refused' : 'bad gateway'));
          await finish(client, journal, random, await begin(client, random));
          if (later !== undefined) {
            show(later);
            await rest(noticedAfterMs);
          }
          await finish(client, journal, random, await begin(client, random));
          road.be(() => 'passes');
          await putAway(client, random);
          faults.push(...(await sentByItself(client)));
        } finally {
          await kiosk.kill();
        }
        faults.push(...(await judgeFolder(dataDir, journal.at(Infinity).slice(-20), openingKey)));
        const tried = {
          [`clocks ${atStart} at the start`]: 1,
          ...(later && { [`clocks then ${later}`]: 1 }),
        };
        return {
          faults: faults.map((fault) => `${atStart}, ${later ?? 'so all the time'}: ${fault}`),
          tried,
        };
      },
      end: async () => {
        await road.close();
        await intake.kill();
        const { faults, receipts } = await judgeBoth({ dataDir, intakeDir }, journal.at(Infinity));
        rmSync(dir, { recursive: true, force: true });
        return { faults, tried: { 'slips given': receipts.size } };
      },
    };

    /** What the kiosk is told that the time is. Answers the environment of a program that is told so. */
    function show(kind: ClockKind): NodeJS.ProcessEnv {
      writeFileSync(told, `${clocks[kind]}\n`);
      return {
        LD_PRELOAD: 'libfaketime.so.1',
        LD_LIBRARY_PATH: '/usr/lib/x86_64-linux-gnu/faketime:/usr/lib/aarch64-linux-gnu/faketime',
        FAKETIME_TIMESTAMP_FILE: told,
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        DONT_FAKE_MONOTONIC: '1',
      };
    }

    /** Somebody answers one question, parks and does not come back: it has to be there years later, by that clock. */
    async function putAway(client: KioskClient, random: () => number): Promise<void> {
      const { session } = (await begin(client, random)).view;
      await journal.told(session, { kind: 'parked' }, () =>
        client.api.session.park({ session, silently: false }),
      );
    }
  },
};

/** What the road makes good by itself when the next one is handed in: nobody presses anything. */
async function sentByItself(client: KioskClient): Promise<string[]> {
  await signIn(client.api);
  for (let left = sentWithinMs; ; left -= lookEveryMs) {
    const { submissions } = await client.api.staff.overview();
    const waiting = submissions.filter(({ receipt }) => receipt === null);
    if (waiting.length === 0) return [];
    if (left <= 0) return waiting.map(({ number, lastOutcome }) => `${number} is not sent: ${lastOutcome}`);
    await rest(lookEveryMs);
  }
}
