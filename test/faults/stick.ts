import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { openIdentity } from '../../intake/identity.ts';
import { importInto } from '../../intake/stick/import-command.ts';
import { sqliteStore } from '../../intake/store/sqlite.ts';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink } from '../support/kiosk-client.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeBoth } from './judge-both.ts';
import { oneOf } from './one-of.ts';
import { begin, finish } from './residents.ts';
import { canBeExfat, exfatStick } from './stick/exfat-stick.ts';
import { folderStick } from './stick/folder-stick.ts';
import type { PocketStick } from './stick/pocket-stick.ts';

const noticedWithinMs = 10_000;
/** Between at once and after the last file, of a few submissions. */
const pulledWithinMs = 80;

/**
 * There is no network at all. A stick goes between the kiosk and the intake, and at any moment it is pulled out, loses the
 * end of a file or a whole one, comes twice, or as it was the last time. At the end it goes once more in peace, and by then
 * everything has arrived, once, and every receipt is at the kiosk.
 */
export const stick: Fault = {
  name: 'stick',
  does: 'a USB stick is pulled out, loses files, comes twice and too late',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-sticks-'));
    const [dataDir, intakeDir, desk] = [
      path.join(dir, 'data'),
      path.join(dir, 'intake'),
      path.join(dir, 'desk'),
    ];
    const intake = await startIntakeProgram(intakeDir);
    await giveStaff(dataDir);
    const kiosk = await startKiosk(
      ['--intake', intake.url, '--enrol', intake.enrolmentCode, '--printer', 'none', '--stick', 'simulated'],
      dataDir,
    );
    const { api, ...client } = await openLink(kiosk.link);
    // From here on there is no road but the stick.
    await intake.kill();
    await signIn(api);
    const journal = new Journal(() => performance.now());
    const port = path.join(dataDir, 'stick');
    const tried: Record<string, number> = {};
    const count = (what: string, by = 1) => {
      tried[what] = (tried[what] ?? 0) + by;
    };
    const faults: string[] = [];
    /** A hall has more than one, and takes what is at hand. */
    const pockets: { used: PocketStick; older?: PocketStick | undefined }[] = [
      { used: folderStick(dir) },
      ...(canBeExfat() ? [{ used: exfatStick(dir) }] : []),
    ];

    /** Puts the stick in, begins, and pulls it out: before the end, or once all is done. Answers how many were said to be safe. */
    async function atKiosk(
      used: PocketStick,
      call: 'takeAlong' | 'takeAnswers',
      pullAfterMs: number | undefined,
    ): Promise<number> {
      used.plugIn(port);
      await until(async () => (await api.staff.stick()).sticks === 1);
      const { underWay } = await api.staff[call]();
      if (pullAfterMs !== undefined) {
        await rest(pullAfterMs);
        count(`pulled out (${used.kind})`);
      } else if (underWay) await until(async () => (await api.staff.stick()).last !== null);
      const { last, underWay: seen } = await api.staff.stick();
      if (pullAfterMs === undefined && underWay && last?.ended !== 'done')
        faults.push(`${call} of the ${used.kind} ended as ${last?.ended}`);
      used.pullOut(port);
      await until(async () => {
        const { sticks, underWay: still } = await api.staff.stick();
        return sticks === 0 && still === null;
      });
      return seen?.done ?? last?.taken ?? 0;
    }

    /** Answers how many whole submissions are on it. */
    async function atIntake(brought: PocketStick): Promise<number> {
      brought.plugIn(desk);
      const found = existsSync(path.join(desk, 'bangban')) ? await importFrom(desk) : 0;
      brought.eject(desk);
      return found;
    }

    async function importFrom(root: string): Promise<number> {
      const store = sqliteStore(path.join(intakeDir, 'intake.sqlite'));
      const identity = await openIdentity(intakeDir);
      const told = await importInto({ root, dataDir: intakeDir, identity, store, services: undefined });
      await store.close();
      count('received', told.received - told.before);
      count('received again', told.before);
      count('left as broken', told.left.length);
      if (told.refused.length > 0) throw new Error(`Refused: ${JSON.stringify(told.refused)}`);
      return told.received;
    }

    /** What a stick that was pulled out may have lost, in spite of all flushing. */
    function lose(its: PocketStick, random: () => number): void {
      its.plugIn(desk);
      const files = readdirSync(`${desk}/`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name));
      if (files.length > 0) {
        const file = oneOf(files, random);
        if (random() < 0.5) rmSync(file);
        else truncateSync(file, Math.floor(random() * statSync(file).size));
        count('files lost or torn');
      }
      its.eject(desk);
    }

    return {
      round: async (random) => {
        const early = () => (random() < 0.5 ? Math.floor(random() * pulledWithinMs) : undefined);
        for (let residents = 1 + Math.floor(random() * 3); residents > 0; residents -= 1)
          await finish({ api, ...client }, journal, random, await begin({ api, ...client }, random));
        const pocket = oneOf(pockets, random);
        const { used, older } = pocket;
        const safe = await atKiosk(used, 'takeAlong', early());
        const isLossy = random() < 0.3;
        if (isLossy) lose(used, random);
        if (random() < 0.3) {
          older?.discard();
          pocket.older = used.copy();
        }
        const found = await atIntake(used);
        if (found < safe && !isLossy)
          faults.push(`${safe} are safe on the ${used.kind}, ${found} were found on it`);
        if (random() < 0.3 && pocket.older) {
          await atIntake(pocket.older);
          count('came twice');
        }
        if (random() < 0.3) lose(used, random);
        await atKiosk(used, 'takeAnswers', early());
        if (random() < 0.2 && pocket.older) {
          // The one in the pocket is forgotten, and an older one goes on in its place.
          used.discard();
          pocket.used = pocket.older;
          pocket.older = undefined;
          count('an older one in its place');
        }
        return { faults: faults.splice(0), tried: {} };
      },
      end: async () => {
        // Each once more: which of them has what was said last, nobody knows.
        for (const { used } of pockets) {
          await atKiosk(used, 'takeAlong', undefined);
          await atIntake(used);
          await atKiosk(used, 'takeAnswers', undefined);
        }
        const { submissions } = await api.staff.overview();
        const waiting = submissions.filter(({ receipt }) => receipt === null);
        await kiosk.kill();
        faults.push(
          ...waiting.map(({ number, delivery }) => `${number} is ${delivery}`),
          ...(await judgeBoth({ dataDir, intakeDir }, journal.at(Infinity))).faults,
        );
        rmSync(dir, { recursive: true, force: true });
        const slips = journal.entries.filter(({ number }) => number !== undefined).length;
        return { faults, tried: { 'slips given': slips, ...tried } };
      },
    };
  },
};

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const before = performance.now();
  while (!(await isSo())) {
    if (performance.now() - before > noticedWithinMs) throw new Error('The kiosk does not notice the stick');
    await rest(10);
  }
}
