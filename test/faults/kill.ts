import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { keptWith } from '../../core/session/value.ts';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { startKiosk, type RunningKiosk } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Fault } from './fault.ts';
import { Journal, type SessionSoFar } from './journal.ts';
import { judgeBoth } from './judge-both.ts';
import { judgeFolder } from './judge.ts';
import { begin, finish, type Shown } from './residents.ts';
import { startAgain } from './start-again.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

/** Between at once and after a good many calls. */
const killedWithinMs = 1_200;
const looksBack = 10;

/**
 * kill -9, of the kiosk's machine or of the intake, at any moment of sessions, photos and deliveries. After each, the
 * folder of the dead is judged; then it starts again, and whoever stood before it goes on. At the end everything that
 * residents have a slip of has to be at the intake, once.
 */
export const kill: Fault = {
  name: 'kill',
  does: 'the machine or the intake is killed at any moment',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-killed-'));
    const [dataDir, intakeDir, copy] = [
      path.join(dir, 'data'),
      path.join(dir, 'intake'),
      path.join(dir, 'copy'),
    ];
    mkdirSync(dataDir);
    await giveStaff(dataDir);
    const intake = await startIntakeProgram(intakeDir);
    const openingKey = await openingKeyIn(intakeDir);
    const journal = new Journal(() => performance.now());
    let kiosk: RunningKiosk = await startKiosk(
      ['--intake', intake.url, '--enrol', intake.enrolmentCode, '--printer', 'none'],
      dataDir,
    );
    let client: KioskClient = await openLink(kiosk.link);
    let interrupted: Shown | undefined;

    /** Residents come and go until the machine falls silent. */
    async function comeAndGo(random: () => number, until: () => boolean): Promise<void> {
      while (!until()) {
        const shown = interrupted ?? (await begin(client, random));
        interrupted = shown;
        await finish(client, journal, random, shown);
        interrupted = undefined;
      }
    }

    /** What the screen shows when the machine is there again; a line for each fault. */
    async function comeBack(): Promise<string[]> {
      const again = await startAgain(dataDir);
      const { state, faults } = again;
      ({ kiosk, client } = again);
      const was = interrupted;
      interrupted = undefined;
      if (state.slip !== null) {
        const slip = await client.api.submission.slip({ submission: state.slip });
        if (!journal.cameAbout(state.slip, 'handed-in', slip.number))
          return [...faults, `it shows the slip of ${state.slip}, which nobody handed in`];
        await client.api.submission.done({ submission: state.slip, another: false });
      }
      if (state.session === null) return faults;
      const view = await client.api.session.view({ session: state.session });
      if (was && was.view.session !== state.session)
        return [...faults, `it shows ${state.session}, and ${was.view.session} stood there`];
      if (was && !was.isOld && !isDeepStrictEqual(view, was.view))
        faults.push(`${state.session} is shown otherwise than before`);
      interrupted = { view, isOld: false };
      return faults;
    }

    return {
      round: async (random) => {
        const isIntake = random() < 0.3;
        let killed: Promise<void> | undefined;
        const timer = setTimeout(() => {
          killed = isIntake ? intake.kill() : kiosk.kill();
        }, random() * killedWithinMs);
        try {
          await comeAndGo(random, () => killed !== undefined);
        } catch (error) {
          // A machine that is dead does not answer; one that lives has to, whatever has become of the intake.
          if (isIntake || !isSilence(error)) throw error;
        } finally {
          clearTimeout(timer);
        }
        await (killed ?? (isIntake ? intake.kill() : kiosk.kill()));
        if (isIntake) {
          await intake.start();
          return { faults: [], tried: { 'kills of the intake': 1 } };
        }
        cpSync(dataDir, copy, { recursive: true });
        const faults = await judgeFolder(copy, some(journal.at(Infinity), random), openingKey);
        rmSync(copy, { recursive: true });
        return { faults: [...faults, ...(await comeBack())], tried: { 'kills of the machine': 1 } };
      },
      end: async () => {
        await signIn(client.api);
        const faults = await waitForReceipts(client);
        await kiosk.kill();
        await intake.kill();
        faults.push(...(await judgeBoth({ dataDir, intakeDir }, journal.at(Infinity))).faults);
        const slips = journal.entries.filter(({ act, number }) => act.kind === 'handed-in' && number).length;
        const said = journal.entries.flatMap(({ act }) => (act.kind === 'answered' ? [act.value] : []));
        const kept = said.flatMap(keptWith).length;
        rmSync(dir, { recursive: true, force: true });
        return { faults, tried: { 'slips given': slips, 'photos and recordings': kept } };
      },
    };
  },
};

/** The newest, and some of the others: all of them every time would take longer than everything else. */
function some(sessions: readonly SessionSoFar[], random: () => number): SessionSoFar[] {
  const older = sessions.slice(0, -looksBack);
  const drawn = Array.from({ length: looksBack }, () => older[Math.floor(random() * older.length)]);
  return [...sessions.slice(-looksBack), ...drawn.filter((each) => each !== undefined)];
}

/** True where the machine did not answer at all; a failure that it answered with is a failure of the round. */
function isSilence(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
}
