import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { diskUnder } from './disk/shim.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeFolder } from './judge.ts';
import { oneOf } from './one-of.ts';
import { begin, finish, type Shown } from './residents.ts';

const usableWithinMs = 10_000;
/** So much is written in two or three sessions. */
const mostBytesLeft = 250_000;
const slowFlushMs = 2_000;

/** How often somebody whose answer was not taken tries again before the disk is mended. */
const tries = 3;

const kinds = ['full', 'read-only', 'fails-to-flush'] as const;

/**
 * The disk is full from some byte on, can only be read, fails to flush, or takes two seconds for each flush, while somebody
 * stands before the kiosk. They are told so or their answer is kept; when the disk is well again they go on.
 */
export const disk: Fault = {
  name: 'disk',
  does: 'the disk is full, can only be read, fails or is slow, while the kiosk is used',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-disk-fault-'));
    const enrolled = path.join(dir, 'enrolled');
    const intake = await startIntake();
    const { openingKey } = intake.identity;
    if (!openingKey) throw new Error('The intake cannot open what it holds');
    const first = await startKiosk(
      ['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none'],
      enrolled,
    );
    await first.kill();

    return {
      round: async (random) => {
        const dataDir = path.join(dir, 'data');
        cpSync(enrolled, dataDir, { recursive: true });
        const under = diskUnder(dataDir);
        // Two seconds for each flush are half a minute of a round.
        const kind = random() < 0.04 ? 'slow' : oneOf(kinds, random);
        const journal = new Journal(() => performance.now());
        const kiosk = await startKiosk([], dataDir, under.environment);
        const faults: string[] = [];
        let refusals = 0;
        try {
          const client = await openLink(kiosk.link);
          if (kind === 'slow') under.be('well', { flushMs: slowFlushMs });
          else under.be(kind, { bytesLeft: Math.floor(random() * mostBytesLeft) });
          // It may be switched off before anybody has looked after the disk.
          const isMended = random() < 0.5;
          const mend = () => {
            if (isMended) under.be('well');
            return isMended;
          };
          refusals = await goThroughOn(client, { journal, random, mend, faults });
        } finally {
          await kiosk.kill();
        }
        under.be('well');
        faults.push(...(await judgeFolder(dataDir, journal.at(Infinity), openingKey)));
        const before = performance.now();
        const again = await startKiosk([], dataDir);
        const ms = performance.now() - before;
        if (ms > usableWithinMs) faults.push(`usable again only after ${Math.round(ms)} ms`);
        await again.kill();
        under.end();
        rmSync(dataDir, { recursive: true, force: true });
        return {
          faults: faults.map((fault) => `${kind}: ${fault}`),
          tried: { [`disks that were ${kind}`]: 1, 'times somebody was told that it is not saved': refusals },
        };
      },
      end: async () => {
        await intake.close();
        rmSync(dir, { recursive: true, force: true });
        return { faults: [], tried: {} };
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
