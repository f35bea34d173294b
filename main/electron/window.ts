import { app, BrowserWindow, screen } from 'electron';

/** The paper of the warm theme: what is seen until the first screen is painted must not flash. */
const PAPER = '#efe4d1';

/**
 * The kiosk's one window, empty yet. `size` makes it an ordinary window of that size, to try the kiosk beside other
 * work.
 */
export function openKioskWindow(size: { width: number; height: number } | undefined): BrowserWindow {
  return new BrowserWindow({
    // The size is given with the whole screen too: a kiosk may run without a window manager that would stretch it.
    ...(size ? { ...size, useContentSize: true } : { kiosk: true, ...screen.getPrimaryDisplay().bounds }),
    autoHideMenuBar: true,
    backgroundColor: PAPER,
    title: app.getName(),
    webPreferences: {
      // In memory alone: what a screen keeps, caches or remembers never reaches the disk.
      partition: 'kiosk',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: false,
      spellcheck: false,
      // The kiosk speaks as soon as a screen arrives, before anybody has touched it.
      autoplayPolicy: 'no-user-gesture-required',
      // A screen whose timers sleep in the background would miss the moment to park a session.
      backgroundThrottling: false,
    },
  });
}
