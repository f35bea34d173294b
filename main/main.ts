import { app, powerSaveBlocker } from 'electron';
import path from 'node:path';
import process from 'node:process';
import { screensIn } from './api/screens.ts';
import { registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { readCommandLine } from './command-line.ts';
import { electronVoiceProcess } from './electron-voice-process.ts';
import { keepShown } from './keep-shown.ts';
import { keyProtection } from './key-protection.ts';
import { lockDownProgram, lockDownWindow } from './lockdown.ts';
import { machineRoom } from './machine-room.ts';
import { realWorld } from './real-world.ts';
import { unenrolledSentence } from './unenrolled.ts';
import { openKioskWindow } from './window.ts';

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
    .then(() => {
      if (given.setPin) return changePin(given.configuration.dataDir, given.setPin);
      if (given.audit) return tellAudit(given.configuration.dataDir, given.audit);
      if (given.sendAgainSince !== undefined)
        return sendOnceMore(given.configuration.dataDir, given.sendAgainSince);
      return open(given);
    })
    .catch((error: unknown) => {
      say(String(error));
      app.exit(1);
    });
}

async function changePin(
  dataDir: string,
  person: { staff: string; name: string | undefined },
): Promise<void> {
  const { setPin } = await import('./set-pin.ts');
  const { ok, sentence } = await setPin({
    ...person,
    dataDir,
    shell: 'electron',
    protection: keyProtection(),
    input: process.stdin,
  });
  say(sentence);
  app.exit(ok ? 0 : 1);
}

async function sendOnceMore(dataDir: string, since: string): Promise<void> {
  const { sendAgain } = await import('./send-again.ts');
  const { ok, sentence } = sendAgain({
    dataDir,
    shell: 'electron',
    protection: keyProtection(),
    since,
  });
  say(sentence);
  app.exit(ok ? 0 : 1);
}

async function tellAudit(dataDir: string, what: 'verify' | 'list'): Promise<void> {
  const { checkAudit } = await import('./check-audit.ts');
  const { ok, sentence } = checkAudit(dataDir, what === 'list' ? say : undefined);
  say(sentence);
  app.exit(ok ? 0 : 1);
}

/** The window first, so that it comes up while the machine starts. */
function open({ configuration, window: size }: Extract<typeof asked, { ok: true }>): void {
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
        keyProtection: keyProtection(),
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

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
