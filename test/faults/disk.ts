import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk, StartFailed } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import { diskUnder, type Disk } from './disk/shim.ts';
import type { Fault } from './fault.ts';
import { Journal, type SessionSoFar } from './journal.ts';
import { judgeIntake } from './judge-intake.ts';
import { judgeFolder, receiptsIn, usableWithinMs } from './judge.ts';
import { oneOf } from './one-of.ts';
import { begin, finish, type Shown } from './residents.ts';
import { startAgain, type StartedAgain } from './start-again.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

/** So much is written in two or three sessions. */
const mostBytesLeft = 250_000;
/** Room for it was asked for 67 to 174 times: by every write that makes a file longer, and by every new name. */
const mostTimesLeft = 200;
/** One round in so many has the disk full at the next of these writes, one after the other; all else is drawn. */
const roundsOfWhichOneInTurn = 3;
/** Of a disk that is full still when the machine starts again. */
const mostBytesAtStart = 20_000;
const slowFlushMs = 2_000;

/** How often somebody whose answer was not taken tries again before the disk is mended. */
const tries = 3;

const kinds = ['full', 'read-only', 'fails-to-flush'] as const;
type BadDisk = (typeof kinds)[number];

/**
 * The disk is full from some byte on, can only be read, fails to flush, or takes two seconds for each flush, while somebody
 * stands before the kiosk. They are told so or their answer is kept; when the disk is well again they go on, or the kiosk is
 * switched off, started on the disk as it is, and once more when it is well.
 */
export const disk: Fault = {
  name: 'disk',
  does: 'the disk is full, can only be read, fails or is slow, while the kiosk is used',
  begin: async (seed) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-disk-fault-'));
    const enrolled = path.join(dir, 'enrolled');
    const intakeDir = path.join(dir, 'intake');
    const intake = await startIntake({ dataDir: intakeDir });
    const openingKey = await openingKeyIn(intakeDir);
    const first = await startKiosk(
      ['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none'],
      enrolled,
    );
    await first.kill();
    await giveStaff(enrolled);
    /** Of every round: each begins with the same kiosk, on another disk. */
    const sessions: SessionSoFar[] = [];
    const receipts = new Map<string, string>();

    return {
      round: async (random, place) => {
        const dataDir = path.join(dir, 'data');
        cpSync(enrolled, dataDir, { recursive: true });
        const under = diskUnder(dataDir);
        const isInTurn = place % roundsOfWhichOneInTurn === 0;
        // Two seconds for each flush are half a minute of a round.
        const kind: BadDisk | 'slow' = isInTurn ? 'full' : random() < 0.06 ? 'slow' : oneOf(kinds, random);
        // It may be switched off before anybody has looked after the disk.
        const isMended = random() < 0.5;
        const journal = new Journal(() => performance.now());
        const kiosk = await startKiosk([], dataDir, under.environment);
        const faults: string[] = [];
        let refusals = 0;
        try {
          const client = await openLink(kiosk.link);
          if (kind === 'slow') under.be('well', { flushMs: slowFlushMs });
          else if (isInTurn)
            under.be(kind, { timesLeft: (seed + place / roundsOfWhichOneInTurn) % mostTimesLeft });
          else under.be(kind, { bytesLeft: Math.floor(random() * mostBytesLeft) });
          const mend = () => {
            if (isMended) under.be('well');
            return isMended;
          };
          refusals = await goThroughOn(client, { journal, random, mend, faults });
        } finally {
          await kiosk.kill();
        }
        let startedOnIt: string | undefined;
        if (!isMended && kind === 'slow') {
          const slow = await startAgain(dataDir, under.environment);
          faults.push(...slow.faults);
          startedOnIt = 'usable';
          await slow.kiosk.kill();
        } else if (!isMended && kind !== 'slow') {
          // What the system wrote meanwhile has taken most of what was left.
          if (kind === 'full')
            under.be('full', { bytesLeft: random() < 0.5 ? 0 : Math.floor(random() * mostBytesAtStart) });
          const found = await startOnIt(under, { kind, journal, random });
          faults.push(...found.faults.map((fault) => `started on it: ${fault}`));
          startedOnIt = found.came;
        }
        under.be('well');
        faults.push(...(await judgeFolder(dataDir, journal.at(Infinity), openingKey)));
        const again = await startAgain(dataDir);
        faults.push(...again.faults);
        await signIn(again.client.api);
        faults.push(...(await waitForReceipts(again.client)));
        await again.kiosk.kill();
        faults.push(...(await judgeFolder(dataDir, journal.at(Infinity), openingKey)));
        sessions.push(...journal.at(Infinity));
        for (const [submission, number] of receiptsIn(dataDir)) receipts.set(submission, number);
        under.end();
        rmSync(dataDir, { recursive: true, force: true });
        return {
          faults: faults.map((fault) => `${kind}: ${fault}`),
          tried: {
            [`disks that were ${kind}`]: 1,
            'times somebody was told that it is not saved': refusals,
            ...(startedOnIt !== undefined && { [`starts on a bad disk: ${startedOnIt}`]: 1 }),
          },
        };
      },
      end: async () => {
        await intake.close();
        const faults = await judgeIntake(intakeDir, sessions, receipts);
        rmSync(dir, { recursive: true, force: true });
        return { faults, tried: { 'slips given': receipts.size } };
      },
    };
  },
};

/**
 * Somebody goes through a service on that disk, and through a second one when it is well. Answers how often it refused.
 *
 * @param mend false where the disk stays as it is
 */
async function goThroughOn(
  client: KioskClient,
  {
    journal,
    random,
    mend,
    faults,
  }: { journal: Journal; random: () => number; mend: () => boolean; faults: string[] },
): Promise<number> {
  let refusals = 0;
  let shown: Shown | undefined;
  for (;;) {
    try {
      shown ??= await begin(client, random);
      await finish(client, journal, random, shown);
      if (!mend()) return refusals;
      await finish(client, journal, random, await begin(client, random));
      return refusals;
    } catch (error) {
      if (!isNotSaved(error)) throw error;
      refusals += 1;
      if (refusals === tries && !mend()) return refusals;
      if (refusals > tries) {
        faults.push('the disk is well, and still nothing is saved');
        return refusals;
      }
      shown = await whatIsShown(client, journal);
    }
  }
}

/** What a disk that stands in the way of the start is called. */
const named: Readonly<Record<BadDisk, RegExp>> = {
  full: /is full/,
  'read-only': /can only be read/,
  'fails-to-flush': /does not read and write as it should/,
};

/**
 * The machine is started on the disk as it is. It says in one sentence what stands in the way, or it is usable: it shows
 * what stood there, and whoever comes goes through a service or is told that it is not saved.
 */
async function startOnIt(
  { root, environment }: Disk,
  { kind, journal, random }: { kind: BadDisk; journal: Journal; random: () => number },
): Promise<{ came: string; faults: string[] }> {
  const before = performance.now();
  let again: StartedAgain;
  try {
    again = await startAgain(root, environment);
  } catch (error) {
    if (!(error instanceof StartFailed)) throw error;
    const ms = performance.now() - before;
    const faults = ms > usableWithinMs ? [`said what stands in the way only after ${Math.round(ms)} ms`] : [];
    // All else that it writes there are lines of the log.
    const said = error.messages.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
    if (error.exitCode !== 1 || said.length !== 1 || !named[kind].test(said.join('')))
      faults.push(`it does not say what stands in the way: ${error.message}`);
    return { came: 'said what stands in the way', faults };
  }
  const { kiosk, client, faults } = again;
  try {
    const shown = (await whatIsShown(client, journal)) ?? (await begin(client, random));
    await finish(client, journal, random, shown);
  } catch (error) {
    if (!isNotSaved(error)) faults.push(String(error));
  }
  if (kiosk.child.exitCode !== null) faults.push(`it ended with ${kiosk.child.exitCode}`);
  await kiosk.kill();
  return { came: 'usable', faults };
}

/** What stands on the screen after a refusal, which has to be there to be read. */
async function whatIsShown({ api }: KioskClient, journal: Journal): Promise<Shown | undefined> {
  const state = await api.kiosk.state();
  if (state.slip !== null) {
    const slip = await api.submission.slip({ submission: state.slip });
    journal.cameAbout(state.slip, 'handed-in', slip.number);
    await api.submission.done({ submission: state.slip, another: false });
    return undefined;
  }
  if (state.session === null) return undefined;
  return { view: await api.session.view({ session: state.session }), isOld: false };
}

/** The one failure that a disk may come to, as the contract has it. */
function isNotSaved(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not-saved';
}
