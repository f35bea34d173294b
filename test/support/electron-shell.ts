import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { launchElectron } from './electron.ts';
import { askingFrom } from './page-shell.ts';
import { startIntake } from './running-intake.ts';
import type { ShellUnderTest } from './shell-under-test.ts';

type Outcome = number | 'blocked';

interface Inside {
  underWay(): number;
  pin: string;
  strangerAt(url: string): Promise<Outcome>;
}

/** Electron's own scheme, with the real machine inside the program. */
export async function electronShell(): Promise<ShellUnderTest> {
  const intake = await startIntake();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-electron-'));
  const { app, page } = await launchElectron([
    await bundle('test/support/machine-in-electron.ts'),
    '--demo',
    '--data-dir',
    dataDir,
    '--intake',
    intake.url,
    '--enrol',
    await intake.newCode(),
  ]);
  await page.waitForURL('app://kiosk/');

  const elsewhere = (url: string): Promise<Outcome> =>
    app.evaluate((_electron, to) => (globalThis as unknown as Inside).strangerAt(to), url);
  const inFrame = (src: string): Promise<Outcome> =>
    page.evaluate(
      (from) =>
        new Promise<Outcome>((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = from;
          addEventListener('message', ({ data }) => resolve(data as Outcome), { once: true });
          document.body.append(frame);
          setTimeout(() => resolve('blocked'), 1000);
        }),
      src,
    );
  const call =
    "fetch('app://kiosk/api/kiosk/state',{method:'POST'}).then((r)=>parent.postMessage(r.status,'*'))";

  return {
    ...askingFrom(page),
    pin: await app.evaluate(() => (globalThis as unknown as Inside).pin),
    // The machine answers a call before the page has sent the next forty.
    sendsAllAtOnce: false,
    strangers: async () => ({
      'another window with the same page': await elsewhere('app://kiosk/'),
      'another window with a data: page': await elsewhere('data:text/html,<title>x</title>'),
      'another window with nothing in it': await elsewhere('about:blank'),
      'a frame in the page with a data: page': await inFrame(`data:text/html,<script>${call}</script>`),
      'a frame in the page with the kiosk in it': await inFrame('app://kiosk/'),
    }),
    underWay: () => app.evaluate(() => (globalThis as unknown as Inside).underWay()),
    close: async () => {
      await app.close();
      await intake.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
