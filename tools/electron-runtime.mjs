// Finds Electron's executable, or downloads it where that is possible, and never hangs on it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { begin, endOf, say } from './child.mjs';
import { place, program } from './place.mjs';

/** A download that has not brought a byte for so long is given up. */
const silenceMs = 5_000;
/** Whoever wants a kiosk now waits this long for it, and no line is judged by its first seconds. */
const waitMs = 60_000;
const judgeAfterMs = 5_000;
const downloadBytes = 120_000_000;

/** The path of Electron's executable, or null where it is not there and does not come. */
export async function electronRuntime() {
  if (installed() === null) await download();
  return installed();
}

/** Electron's package downloads its runtime when first used, and notes in path.txt where the executable then is. */
function installed() {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const noted = place('node_modules/electron/path.txt');
  const name = existsSync(noted)
    ? readFileSync(noted, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const executable = path.join(elsewhere || place('node_modules/electron/dist'), name);
  return existsSync(executable) ? executable : null;
}

async function download() {
  // The installer writes into the temporary folder first; a folder of its own shows us whether bytes arrive.
  const arriving = place('.cache', `electron-download-${process.pid}`);
  mkdirSync(arriving, { recursive: true });
  const child = begin(process.execPath, [program.electronInstaller], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: arriving, TEMP: arriving, ELECTRON_OVERRIDE_DIST_PATH: '' },
  });
  const begunAt = Date.now();
  let seen = 0;
  let seenAt = begunAt;
  const watch = setInterval(() => {
    const now = bytesIn(arriving);
    if (now > seen) {
      if (seen === 0) say('Downloading Electron, once (about 120 MB) …');
      [seen, seenAt] = [now, Date.now()];
    }
    const isUnpacking = existsSync(place('node_modules/electron/dist'));
    const isSilent = Date.now() - seenAt > silenceMs;
    if (!isUnpacking && (isSilent || !comesInTime(now, Date.now() - begunAt))) child.kill('SIGKILL');
  }, 250);
  await endOf(child);
  clearInterval(watch);
  rmSync(arriving, { recursive: true, force: true });
}

/** Whether a download of which so much has come in this time is worth waiting for. On a slow line Chromium serves too. */
export function comesInTime(bytes, elapsedMs) {
  return elapsedMs < judgeAfterMs || (bytes / elapsedMs) * waitMs >= downloadBytes;
}

function bytesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + size(path.join(entry.parentPath, entry.name)), 0);
}

/** The installer may take a file away between our listing it and our looking at it. */
const size = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
