import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.ts';
import { launchElectron, type LaunchedElectron } from '../support/electron.ts';

// The shell alone, around a handler that counts what reaches it (test/support/bare-shell.ts). That handler's pages
// carry no strict policy, so that what is refused here is refused by the shell and not by the page.
let shell: LaunchedElectron;

beforeAll(async () => {
  shell = await launchElectron([await bundle('test/support/bare-shell.ts')]);
  await shell.page.getByRole('heading', { name: 'bare shell' }).waitFor();
});

afterAll(async () => {
  await shell.app.close();
});

interface Counts {
  underWay: number;
  reached: string[];
}

/** What the kiosk's own page is told about the calls that reached the handler. */
const counts = (): Promise<Counts> =>
  shell.page.evaluate(async () => (await (await fetch('/count')).json()) as Counts);

/** Runs a script in a worker of the kiosk's page and answers what it posts. */
const inWorker = (script: string): Promise<unknown> =>
  shell.page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
        const worker = new Worker(url);
        worker.addEventListener('message', (event) => resolve(event.data));
        worker.addEventListener('error', () => resolve('worker failed'));
      }),
    script,
  );

const status = (path: string, init = '{}'): string =>
  `fetch('app://kiosk${path}', ${init}).then((r) => postMessage(r.status), () => postMessage('refused'))`;

test('the page reaches the machine; a worker of it reaches files and no calls', async () => {
  expect((await counts()).underWay).toBe(0);
  expect(await inWorker(status('/voice.data'))).toBe(200);
  expect(await inWorker(status('/api/kiosk/state', "{ method: 'POST' }"))).toBe(403);
  expect(await inWorker(status('/attachment/1'))).toBe(403);
  expect(
    await inWorker(status('/api/forged', "{ method: 'POST', headers: { 'x-shell-ticket': '1' } }")),
  ).toBe(403);
  const { reached } = await counts();
  expect(reached).toContain('/voice.data');
  expect(reached.filter((path) => /api|attachment/.test(path))).toEqual([]);
});

test('the page has nothing of Node or Electron in it', async () => {
  const types = await shell.page.evaluate(() => [
    typeof (globalThis as { process?: unknown }).process,
    typeof (globalThis as { require?: unknown }).require,
    typeof (globalThis as { electron?: unknown }).electron,
  ]);
  expect(types).toEqual(['undefined', 'undefined', 'undefined']);
});

test.each([
  'app://kiosk/frame',
  'data:text/html,<script>fetch("app://kiosk/api/from-frame",{method:"POST"})</script>',
])('a frame with %s in the page reaches nothing', async (src) => {
  await shell.page.evaluate(
    (from) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = from;
        frame.addEventListener('load', () => resolve('loaded'));
        document.body.append(frame);
        setTimeout(() => resolve('nothing came'), 500);
      }),
    src,
  );
  const { reached } = await counts();
  expect(reached).not.toContain('/frame');
  expect(reached).not.toContain('/api/from-frame');
});

test('another window of the program reaches nothing', async () => {
  const outcome = await shell.app.evaluate(async () => {
    const { otherWindow } = globalThis as unknown as { otherWindow(): Electron.BrowserWindow };
    const other = otherWindow();
    const loaded = await other.loadURL('app://kiosk/other').then(
      () => 'loaded',
      () => 'refused',
    );
    other.destroy();
    return loaded;
  });
  expect(outcome).toBe('refused');
  expect((await counts()).reached).not.toContain('/other');
});

test('nothing leads away: no navigation, no new window, no request elsewhere, no download', async () => {
  const { page, app } = shell;
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => {
    location.href = 'data:text/html,elsewhere';
  });
  expect(await page.evaluate(() => window.open('app://kiosk/second') === null)).toBe(true);
  expect(
    await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  const refused = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        // Told after the shell's own, and whether that has refused it.
        BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event) =>
          resolve(event.defaultPrevented),
        );
      }),
  );
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/file.bin';
    link.download = 'file.bin';
    link.click();
  });
  expect(await refused).toBe(true);
  expect(page.url()).toBe('app://kiosk/');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a microphone alone is granted to the page where the kiosk has no camera, and nothing else is', async () => {
  const states = await shell.page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read'];
    const found = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return Object.fromEntries(names.map((name, at) => [name, found[at]?.state]));
  });
  expect(states).toEqual({
    camera: 'denied',
    microphone: 'granted',
    geolocation: 'denied',
    notifications: 'denied',
    midi: 'denied',
    'clipboard-read': 'denied',
  });
});

test('developer tools do not open', async () => {
  const opened = await shell.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.openDevTools();
    return window?.webContents.isDevToolsOpened();
  });
  expect(opened).toBe(false);
});

test('calls that twenty reloads and a crash gave up leave nothing behind', async () => {
  const { page, app } = shell;
  for (let round = 0; round < 20; round++) {
    await page.evaluate(() => {
      void fetch('/hang').catch(() => undefined);
      void fetch('/drip').catch(() => undefined);
    });
    await expect.poll(async () => (await counts()).underWay).toBe(2);
    await page.reload();
    await expect.poll(async () => (await counts()).underWay).toBe(0);
  }
  await page.evaluate(() => {
    void fetch('/hang').catch(() => undefined);
  });
  await expect.poll(async () => (await counts()).underWay).toBe(1);
  const back = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(contents.getURL()));
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(await back).toBe('app://kiosk/');
  const left = await app.evaluate(() => (globalThis as unknown as { underWay(): number }).underWay());
  expect(left).toBe(0);
});
