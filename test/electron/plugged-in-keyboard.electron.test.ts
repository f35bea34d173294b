import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.ts';
import { launchElectron, type LaunchedElectron } from '../support/electron.ts';
import { type PluggedInKeyboard, plugInKeyboard, waysOut } from '../support/plugged-in-keyboard.ts';

// Somebody plugs a keyboard in and tries what leads out of a browser. The page here refuses nothing: it is the shell that has to.

let keyboard: PluggedInKeyboard;
let shell: LaunchedElectron;

beforeAll(async () => {
  keyboard = await plugInKeyboard();
  shell = await launchElectron([await bundle('test/support/bare-shell.ts')], undefined, keyboard.display);
  await shell.page.getByRole('heading', { name: 'bare shell' }).waitFor();
});

afterAll(async () => {
  await shell.app.close();
  await keyboard.unplug();
});

test.each(waysOut)('no key makes the window %s', async (_what, keys) => {
  const before = await shown();
  await keyboard.press(shell.page, keys);
  expect(await shown()).toEqual(before);
});

/** What a shortcut would change. */
async function shown() {
  const windows = await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      bounds: window.getBounds(),
      isFullScreen: window.isFullScreen(),
      isMenuShown: window.isMenuBarVisible(),
      isInspected: window.webContents.isDevToolsOpened(),
      zoom: window.webContents.getZoomFactor(),
    })),
  );
  const pages = await shell.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  );
  return { windows, pages, loadedAt: await shell.page.evaluate(() => performance.timeOrigin) };
}
