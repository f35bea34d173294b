import { app, BrowserWindow, crashReporter } from 'electron';
import path from 'node:path';

/** What the kiosk never does: an Electron program that has its crashes written down, in the folder that is named last. */
app.setPath('userData', path.join(process.argv.at(-1) ?? '', 'data'));
crashReporter.start({ uploadToServer: false });
void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 800, height: 600 }).loadURL('data:text/html,here'));
