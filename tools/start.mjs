// npm start [-- --window 1280x800] [--intake URL] [--data-dir DIR] [--services DIR] [--voices DIR]: the kiosk, on this screen.
// With no intake named it starts one of its own beside it, enrols with that, and says "演示 / Demo" on every screen.
import path from 'node:path';
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { begin, endAll, endOf, firstLine, say } from './child.mjs';
import { openChromium } from './chromium-kiosk.mjs';
import { hasDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { place, root } from './place.mjs';
import { startOptions } from './start-options.mjs';
import { setUp } from './set-up.mjs';
import { chromium, ensureSystem } from './system-package.mjs';

const { values: given, sentence } = startOptions(process.argv.slice(2));
if (!given) {
  say(sentence);
  process.exit(2);
}
await setUp();
const dataDir = path.resolve(given['data-dir']);
await buildIfChanged();

const intake = given.intake ? [] : await demoIntake();
const electron = hasDisplay() ? await electronRuntime() : null;
process.exitCode = electron === null ? await inBrowser() : await inElectron();
if (process.exitCode >= 128) {
  say('The kiosk was ended from outside. Start it again: whatever was answered is kept.');
}
await endAll();

/** Starts the reference upstream for a trial and answers how the kiosk reaches it. */
async function demoIntake() {
  const child = begin(
    process.execPath,
    [place('dist/intake/intake.js'), '--demo', '--port', '0', '--data-dir', path.join(dataDir, 'intake')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ready = await firstLine(child);
  say(`A trial intake runs beside the kiosk. What arrives there: ${ready.page} (token ${ready.token})`);
  return ['--demo', '--intake', ready.url, '--enrol', ready.enrolmentCode];
}

/** What every shell of the machine is told. A data folder belongs to one shell, so each has its own. */
function machineOptions(shell) {
  return [
    '--data-dir',
    path.join(dataDir, shell),
    ...(given.services ? ['--services', path.resolve(given.services)] : []),
    ...(given.voices ? ['--voices', path.resolve(given.voices)] : []),
    ...(given.intake ? ['--intake', given.intake] : intake),
    ...(given.enrol ? ['--enrol', given.enrol] : []),
  ];
}

async function inElectron() {
  await ensureSystem('fonts', 'rareLetters', 'electron');
  return endOf(
    begin(
      electron,
      [
        // Chromium's sandbox does not run as root; everywhere else it is on.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        root,
        ...machineOptions('electron'),
        ...(given.window ? ['--window', given.window] : []),
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    ),
  );
}

async function inBrowser() {
  const machine = begin(
    process.execPath,
    [place('dist/main/serve.js'), '--port', '0', ...machineOptions('serve')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { url: link, pin } = await firstLine(machine);
  if (pin) say(`演示 / Demo: the staff's PIN is ${pin}.`);
  if (!hasDisplay()) {
    say(`There is no screen here. Open this in a browser on this computer: ${link}`);
    return endOf(machine);
  }
  await ensureSystem('chromium', 'fonts', 'rareLetters');
  if (chromium() === null) {
    say(`Neither Electron nor Chromium is to be had. Open this in any browser: ${link}`);
    return endOf(machine);
  }
  say('Electron is not here and cannot be downloaded: the kiosk opens in Chromium instead.');
  // Neither is of any use without the other: whoever keeps the kiosk running starts both again.
  return Promise.race([
    endOf(machine),
    openChromium(link, { profile: path.join(dataDir, 'chromium'), window: given.window }),
  ]);
}
