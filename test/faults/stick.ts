import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
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
    const [dataDir, intakeDir, pocket, older] = [
      path.join(dir, 'data'),
      path.join(dir, 'intake'),
      path.join(dir, 'pocket'),
      path.join(dir, 'older'),
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
    mkdirSync(pocket);

    /** Puts the stick in, begins, and pulls it out: before the end, or once all is done. */
    async function atKiosk(
      call: 'takeAlong' | 'takeAnswers',
      pullAfterMs: number | undefined,
    ): Promise<void> {
      renameSync(pocket, port);
      await until(async () => (await api.staff.stick()).sticks === 1);
      const { underWay } = await api.staff[call]();
      if (pullAfterMs !== undefined) {
        await rest(pullAfterMs);
        count('pulled out');
      } else if (underWay) await until(async () => (await api.staff.stick()).last !== null);
      renameSync(port, pocket);
      await until(async () => {
        const { sticks, underWay: still } = await api.staff.stick();
        return sticks === 0 && still === null;
      });
    }

    async function atIntake(root: string): Promise<void> {
      if (!existsSync(path.join(root, 'bangban'))) return;
      const store = sqliteStore(path.join(intakeDir, 'intake.sqlite'));
      const identity = await openIdentity(intakeDir);
      const told = await importInto({ root, dataDir: intakeDir, identity, store, services: undefined });
      await store.close();
      count('received', told.received - told.before);
      count('received again', told.before);
      count('left as broken', told.left.length);
      if (told.refused.length > 0) throw new Error(`Refused: ${JSON.stringify(told.refused)}`);
    }

    /** What a stick that was pulled out may have lost, in spite of all flushing. */
    function lose(random: () => number): void {
      const files = readdirSync(pocket, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name));
      if (files.length === 0) return;
      const file = oneOf(files, random);
      if (random() < 0.5) rmSync(file);
      else truncateSync(file, Math.floor(random() * statSync(file).size));
      count('files lost or torn');
    }

    return {
      round: async (random) => {
        const early = () => (random() < 0.5 ? Math.floor(random() * pulledWithinMs) : undefined);
        for (let residents = 1 + Math.floor(random() * 3); residents > 0; residents -= 1)
          await finish({ api, ...client }, journal, random, await begin({ api, ...client }, random));
        await atKiosk('takeAlong', early());
        if (random() < 0.3) lose(random);
        if (random() < 0.3) {
          rmSync(older, { recursive: true, force: true });
          cpSync(pocket, older, { recursive: true });
        }
        await atIntake(pocket);
        if (random() < 0.3 && existsSync(older)) {
          await atIntake(older);
          count('came twice');
        }
        if (random() < 0.3) lose(random);
        await atKiosk('takeAnswers', early());
        if (random() < 0.2 && existsSync(older)) {
          // The one in the pocket is forgotten, and an older one goes on in its place.
          rmSync(pocket, { recursive: true });
          renameSync(older, pocket);
          count('an older one in its place');
        }
        return { faults: [], tried: {} };
      },
      end: async () => {
        await atKiosk('takeAlong', undefined);
        await atIntake(pocket);
        await atKiosk('takeAnswers', undefined);
        const { submissions } = await api.staff.overview();
        const waiting = submissions.filter(({ receipt }) => receipt === null);
        await kiosk.kill();
        const faults = [
          ...waiting.map(({ number, delivery }) => `${number} is ${delivery}`),
          ...(await judgeBoth({ dataDir, intakeDir }, journal.at(Infinity))).faults,
        ];
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
