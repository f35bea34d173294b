import { app, BrowserWindow } from 'electron';

/** The least that a program with a window can be: what test/bench/start.ts compares the kiosk with. */
void app.whenReady().then(() => {
  void new BrowserWindow({ width: 1920, height: 1000 }).loadURL('data:text/html,<button>one</button>');
});
