import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright';
import { words } from '../support/begin-elder-allowance.ts';
import { bundle } from '../support/bundle.ts';
import { newDataDir, removeDataDir } from '../support/electron-kiosk.ts';
import { launchElectron } from '../support/electron.ts';
import { startIntake } from '../support/running-intake.ts';
import type { MeasureOptions, Row } from './row.ts';
import { median } from './statistics.ts';

/**
 * From starting the program to a screen that can be touched, beside an empty window with one button in it, of the same
 * runtime and started in the same way. By turns, so that whatever else the computer has to do falls on both.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  if (!process.env['ELECTRON_EXECUTABLE']) {
    console.error('Electron is not to be had here, so the start is not measured.');
    return [];
  }
  const intake = await startIntake();
  const dataDir = newDataDir();
  const empty = await bundle('test/bench/empty-window.ts');
  const kiosk = [path.resolve('.'), '--data-dir', dataDir, '--intake', intake.url];
  // Enrolled once, as a kiosk is: every later start finds its keys and its data.
  await startMs([...kiosk, '--enrol', await intake.newCode()], touchable);

  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < (quick ? 3 : 11); round += 1) {
    bare.push(await startMs([empty], (page) => page.getByRole('button').waitFor()));
    ours.push(await startMs(kiosk, touchable));
  }
  await intake.close();
  removeDataDir(dataDir);
  return [
    {
      what: 'start to a screen that can be touched, beside an empty window',
      measured: {
        'ours median ms': median(ours),
        'empty window median ms': median(bare),
        starts: ours.length,
      },
      value: median(ours) / median(bare),
      unit: 'times',
      budget: { atMost: 1.5 },
    },
  ];
}

const touchable = (page: Page): Promise<void> =>
  page.getByRole('button', { name: words.of('resident', 'asleep.touch') }).waitFor();

async function startMs(args: string[], stands: (page: Page) => Promise<void>): Promise<number> {
  const from = performance.now();
  const { app, page } = await launchElectron(args);
  await stands(page);
  // Two frames later it is on the glass.
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  const took = performance.now() - from;
  await app.close();
  return took;
}
