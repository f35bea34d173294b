import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { electronClient, ScreenGone, type ElectronClient } from '../support/electron-client.ts';
import { startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import { Words } from '../support/words.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeBoth } from './judge-both.ts';
import { judgeFolder, usableWithinMs } from './judge.ts';
import { begin, finish, type Shown } from './residents.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const killedWithinMs = 1_500;
/** A screen that dies again and again is loaded later each time; so the program is started anew before that shows. */
const killsEach = 4;

/**
 * kill -9 of the process that draws Electron's window, at any moment of what a resident does there. The window comes back by
 * itself with what it showed, and the machine has kept all that it said it has.
 */
export const renderer: Fault = {
  name: 'renderer',
  does: 'the process that draws the window is killed at any moment',
  needs: 'electron',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-renderer-'));
    const [dataDir, intakeDir] = [path.join(dir, 'data'), path.join(dir, 'intake')];
    mkdirSync(dataDir);
    await giveStaff(dataDir, 'electron');
    const intake = await startIntakeProgram(intakeDir);
    const openingKey = await openingKeyIn(intakeDir);
    const journal = new Journal(() => performance.now());
    let kiosk: ElectronKiosk | undefined;
    let client: ElectronClient;
    let interrupted: Shown | undefined;
    let kills = 0;

    /** A line where that took too long. */
    async function open(args: readonly string[] = []): Promise<string[]> {
      const before = performance.now();
      kiosk = await startElectronKiosk(dataDir, ['--printer', 'none', '--camera', 'simulated', ...args]);
      client = electronClient(kiosk);
      await client.heading();
      kills = 0;
      const ms = performance.now() - before;
      return ms > usableWithinMs ? [`usable only ${Math.round(ms)} ms after its start`] : [];
    }

    /** What the window shows when it is there again; a line for each fault. */
    async function comeBack(): Promise<string[]> {
      const before = performance.now();
      const heading = await client.heading();
      const ms = performance.now() - before;
      const faults = ms > usableWithinMs ? [`usable again only after ${Math.round(ms)} ms`] : [];
      const was = interrupted;
      interrupted = undefined;
      const state = await client.api.kiosk.state();
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
      if (view.question) {
        const asked = new Words('zh-CN', view.service.id).service(
          `question.${view.question.path.question}.ask`,
        );
        if (!asks(heading, asked)) faults.push(`the window asks "${heading}", and the machine "${asked}"`);
      }
      interrupted = { view, isOld: false };
      return faults;
    }

    return {
      round: async (random) => {
        const faults: string[] = [];
        if (kills === killsEach) {
          await kiosk?.kill();
          kiosk = undefined;
          faults.push(
            ...(await judgeFolder(
              dataDir,
              journal.at(Infinity).slice(-killsEach * 6),
              openingKey,
              'electron',
            )),
          );
        }
        if (!kiosk) {
          const isFirst = journal.entries.length === 0;
          const late = await open(isFirst ? ['--intake', intake.url, '--enrol', intake.enrolmentCode] : []);
          // The very first makes keys, a database and all that Chromium wants to have.
          if (!isFirst) faults.push(...late);
          faults.push(...(await comeBack()));
        }
        let killed: Promise<void> | undefined;
        const isKilled = () => killed !== undefined;
        const timer = setTimeout(() => {
          killed = client.killScreen();
          // Awaited below. Until then nobody would hear that it failed, and Node would end all rounds.
          killed.catch(() => undefined);
        }, random() * killedWithinMs);
        try {
          while (!isKilled()) {
            const shown = interrupted ?? (await begin(client, random));
            interrupted = shown;
            await finish(client, journal, random, shown);
            interrupted = undefined;
          }
        } catch (error) {
          if (!(error instanceof ScreenGone)) throw error;
        } finally {
          clearTimeout(timer);
        }
        await (killed ?? client.killScreen());
        kills += 1;
        faults.push(...(await comeBack()));
        return { faults, tried: { 'kills of the window': 1 } };
      },
      end: async () => {
        if (!kiosk) await open();
        await signIn(client.api);
        const faults = await waitForReceipts(client);
        await kiosk?.kill();
        await intake.kill();
        const both = await judgeBoth({ dataDir, intakeDir, shell: 'electron' }, journal.at(Infinity));
        faults.push(...both.faults);
        rmSync(dir, { recursive: true, force: true });
        return { faults, tried: { 'slips given': both.receipts.size } };
      },
    };
  },
};

/** Where the text has a name in braces the window has that name. */
function asks(heading: string, text: string): boolean {
  let from = 0;
  return text.split(/\{\{[^}]*\}\}/).every((part) => {
    const at = heading.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}
