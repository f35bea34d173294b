import { app, powerSaveBlocker } from 'electron';
import path from 'node:path';
import process from 'node:process';
import { screensIn } from './api/screens.ts';
import { readCommandLine } from './command-line.ts';
import type { Command } from './command/command.ts';
import type { Configuration } from './configuration.ts';
import { registerAppScheme, serveAppScheme } from './electron/app-scheme.ts';
import { electronVoiceProcess } from './electron/electron-voice-process.ts';
import { keepShown } from './electron/keep-shown.ts';
import { keyProtection } from './electron/key-protection.ts';
import { lockDownProgram, lockDownWindow } from './electron/lockdown.ts';
import { machineRoom } from './electron/machine-room.ts';
import { openKioskWindow } from './electron/window.ts';
import { unenrolledSentence } from './enrolment/unenrolled.ts';
import { watchForUncaught } from './log/uncaught.ts';
import { realWorld } from './real-world.ts';
import type { KeyProtections } from './store/key-file.ts';
import { typedLines } from './typed-lines.ts';

// The kiosk in Electron: what starts, in order.

/** The one screen of this shell. It keeps its name over reloads and restarts, and so finds its session again. */
const SCREEN = 'kiosk';

/** Where the program's own files stand: beside the archive when packaged, in the clone otherwise. */
const besides = app.isPackaged
  ? {
      services: path.join(process.resourcesPath, 'services'),
      voice: path.join(process.resourcesPath, 'espeak-ng'),
      fonts: path.join(process.resourcesPath, 'fonts'),
    }
  : {
      services: path.join(app.getAppPath(), 'services'),
      voice: path.join(app.getAppPath(), 'node_modules/@echogarden/espeak-ng-emscripten'),
      // In a clone the system's own are used.
      fonts: undefined,
    };

const askFor = typedLines(process.stdin, (text) => process.stderr.write(text));

const asked = readCommandLine(process.argv.slice(1), path.join(app.getPath('userData'), 'data'));
if (asked.ok) prepare(asked);
else {
  say(asked.sentence);
  app.exit(2);
}

/** What has to be settled before Electron is ready. */
function prepare(given: Extract<typeof asked, { ok: true }>): void {
  // A second kiosk on the same data gives way; one on other data is another kiosk.
  app.setPath('userData', path.join(given.configuration.dataDir, 'shell'));
  if (!app.requestSingleInstanceLock()) {
    say('This kiosk is running already.');
    app.exit(0);
    return;
  }
  registerAppScheme();
  lockDownProgram();
  app
    .whenReady()
    .then(() => (given.command ? carryOut(given.command, given.configuration) : open(given)))
    .catch((error: unknown) => {
      say(String(error));
      app.exit(1);
    });
}

async function carryOut(command: Command, configuration: Configuration): Promise<void> {
  const { ok, sentence } = await command({
    dataDir: configuration.dataDir,
    shell: 'electron',
    protections: () => keyProtections(configuration),
    askFor,
    list: say,
  });
  say(sentence);
  app.exit(ok ? 0 : 1);
}

/** The window first, so that it comes up while the machine starts. */
function open({ configuration, window: size }: Extract<typeof asked, { ok: true }>): void {
  // Electron would put a box of its own before whoever stands there, in English, and all else would wait behind it.
  watchForUncaught(() => {
    app.relaunch();
    app.exit(1);
  });
  const window = openKioskWindow(size);
  const { session } = window.webContents;

  const screenDir = path.join(import.meta.dirname, '../renderer');
  const room = machineRoom(
    async () => {
      const { startMachine } = await import('./machine.ts');
      return startMachine(configuration, {
        shell: 'electron',
        version: app.getVersion(),
        screenDir,
        servicesDir: besides.services,
        voiceDir: besides.voice,
        fontsDir: besides.fonts,
        voiceProcess: {
          start: electronVoiceProcess,
          script: path.join(import.meta.dirname, 'neural-worker.js'),
          recogniserScript: path.join(import.meta.dirname, 'recogniser-worker.js'),
        },
        ...realWorld,
        keyProtections: () => keyProtections(configuration),
      });
    },
    screensIn(screenDir),
    {
      started: ({ demoPin, isEnrolled }) => {
        if (!isEnrolled) say(unenrolledSentence(configuration));
        if (demoPin !== undefined) say(`演示 / Demo: the staff's PIN is ${demoPin}.`);
      },
      refused: (sentence) => {
        say(sentence);
        // Whatever the screen has made ready meanwhile, it has to say now that the kiosk is out of order.
        window.webContents.reload();
      },
    },
  );
  lockDownWindow(window, {
    video: configuration.camera === 'real',
    audio: configuration.microphone === 'real',
  });
  serveAppScheme(session, room.fetch, SCREEN);
  keepShown(window);
  powerSaveBlocker.start('prevent-display-sleep');

  app.on('second-instance', () => window.focus());
  // Unasked, the system would end us in the middle of a delivery: harmless, and not polite to the intake.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void room.close().finally(() => app.exit());
  });
}

async function keyProtections({ passphraseFile }: Configuration): Promise<KeyProtections> {
  const { readPassphrase } = await import('./read-passphrase.ts');
  return { keyring: keyProtection(), passphrase: await readPassphrase(passphraseFile, askFor) };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
