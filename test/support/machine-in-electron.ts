import { app, BrowserWindow } from 'electron';
import path from 'node:path';
import process from 'node:process';
import { registerAppScheme, serveAppScheme } from '../../main/electron/app-scheme.ts';
import { readCommandLine } from '../../main/command-line.ts';
import { electronVoiceProcess } from '../../main/electron/electron-voice-process.ts';
import { keepShown } from '../../main/electron/keep-shown.ts';
import { lockDownProgram, lockDownWindow } from '../../main/electron/lockdown.ts';
import { startMachine } from '../../main/machine.ts';
import { realWorld } from '../../main/real-world.ts';
import { openKioskWindow } from '../../main/electron/window.ts';

/**
 * The real machine in the real shell, as an Electron program that tests start: with a screen that does nothing, and
 * with a window into the machine for the test driver. Takes the options of the kiosk, from the root of the clone.
 */
const asked = readCommandLine(process.argv.slice(1), '');
if (!asked.ok) throw new Error(asked.sentence);
app.setPath('userData', path.join(asked.configuration.dataDir, 'shell'));
registerAppScheme();
lockDownProgram();
void app.whenReady().then(async () => {
  const started = await startMachine(asked.configuration, {
    ...realWorld,
    shell: 'electron',
    version: '0.0.0',
    screenDir: path.resolve('test/support/screen'),
    servicesDir: path.resolve('services'),
    voiceDir: path.resolve('node_modules/@echogarden/espeak-ng-emscripten'),
    voiceProcess: {
      start: electronVoiceProcess,
      script: path.resolve('dist/main/neural-worker.js'),
      recogniserScript: path.resolve('dist/main/recogniser-worker.js'),
    },
  });
  if (!started.ok) throw new Error(started.sentence);
  const { machine } = started;
  const window = openKioskWindow({ width: 800, height: 600 });
  lockDownWindow(window, { video: true, audio: true });
  serveAppScheme(window.webContents.session, machine.fetch, 'kiosk');
  keepShown(window);
  Object.assign(globalThis, {
    underWay: machine.underWay,
    pin: machine.demoPin,
    strangerAt: (url: string) => strangerAt(window, url),
  });
});

/** A second page in the kiosk's own session tries the machine: what it was told, or that it was told nothing. */
async function strangerAt(kiosk: BrowserWindow, url: string): Promise<number | 'blocked'> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: kiosk.webContents.session, sandbox: true },
  });
  try {
    await window.loadURL(url);
    return await (window.webContents.executeJavaScript(
      "fetch('app://kiosk/api/kiosk/state', { method: 'POST' }).then((r) => r.status, () => 'blocked')",
    ) as Promise<number | 'blocked'>);
  } catch {
    return 'blocked';
  } finally {
    window.destroy();
  }
}
