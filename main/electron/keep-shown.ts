import type { BrowserWindow } from 'electron';
import { backOff } from './back-off.ts';
import { ORIGIN } from './origin.ts';

/** A screen that has stood so long is sound again: what goes wrong later is another matter. */
const SOUND_AFTER_MS = 60_000;

/**
 * Loads the kiosk's screen and sees to it that it always comes back: one that crashed, hangs or could not be loaded is
 * loaded again, and finds the question that it showed because the machine keeps the session and not the screen.
 *
 * Called last, when the scheme and the gate stand: a load that is under way when they are set up fails without a word.
 */
export function keepShown(window: BrowserWindow): void {
  const { webContents: contents } = window;
  const wait = backOff();
  let waiting: NodeJS.Timeout | undefined;
  let sound: NodeJS.Timeout | undefined;

  const load = (): void => {
    waiting = undefined;
    contents.loadURL(`${ORIGIN}/`).catch(loadAgain);
  };
  const loadAgain = (): void => {
    clearTimeout(sound);
    if (!window.isDestroyed()) waiting ??= setTimeout(load, wait.next());
  };

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') loadAgain();
  });
  // A load that the page itself began, by a reload.
  contents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
    if (isMainFrame) loadAgain();
  });
  // Ends in render-process-gone.
  contents.on('unresponsive', () => contents.forcefullyCrashRenderer());
  contents.on('did-finish-load', () => {
    clearTimeout(sound);
    sound = setTimeout(() => wait.reset(), SOUND_AFTER_MS);
  });
  window.on('closed', () => {
    clearTimeout(sound);
    clearTimeout(waiting);
  });
  load();
}
