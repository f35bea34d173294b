import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ElectronApplication, Page } from 'playwright';
import { electronExecutable, launchElectron } from './electron.ts';

/** The kiosk as it is started on a hall's computer: the packaged program, or the one that stands in `dist/`. */
export interface ElectronKiosk {
  page: Page;
  app: ElectronApplication;
  dataDir: string;
  /** Its operating log, and whatever else it wrote to standard error. */
  messages(): string;
  /** Ends it as the power does; the data stays. */
  kill(): Promise<void>;
  /** Ends it as an operator does; the data stays. */
  end(): Promise<void>;
}

export const newDataDir = (): string => mkdtempSync(path.join(os.tmpdir(), 'bangban-electron-'));
export const removeDataDir = (dir: string): void => rmSync(dir, { recursive: true, force: true });

/**
 * @param args the kiosk's options besides its folder. PACKAGED_PROGRAM names a packaged kiosk to try instead of the
 * clone's; it has to be built with --inspectable, or no test driver gets in.
 */
export async function startElectronKiosk(dataDir: string, args: readonly string[]): Promise<ElectronKiosk> {
  const packaged = process.env['PACKAGED_PROGRAM'];
  const { app, page, messages } = await launchElectron(
    [...(packaged ? [] : [path.resolve('.')]), '--data-dir', dataDir, '--window', '1920x1000', ...args],
    packaged ?? electronExecutable(),
  );
  return {
    app,
    page,
    dataDir,
    messages,
    kill: async () => {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
    end: () => app.close(),
  };
}
