// What has to come from the system and not from npm: a browser, Chinese fonts, rare characters, a display for tests, a database.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run, say } from './child.mjs';

/** The first of these programs that is on the PATH, or null. */
export function onPath(...names) {
  for (const name of names)
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter))
      if (folder !== '' && existsSync(path.join(folder, name))) return path.join(folder, name);
  return null;
}

/** The installed Chromium, or null. CHROMIUM names another one. */
export const chromium = () =>
  process.env['CHROMIUM'] ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');

const needs = {
  chromium: { debs: ['chromium', 'chromium-sandbox'], present: () => chromium() !== null },
  // What the tests look at pages with.
  headless: {
    debs: ['chromium-headless-shell'],
    present: () => onPath('chromium-headless-shell') !== null,
  },
  fonts: { debs: ['fonts-noto-cjk'], present: () => says('fc-list', [':lang=zh-cn', 'family']) !== '' },
  // Characters of names that no font on npm has. Without these fonts such a character is a card with its number.
  rareLetters: {
    debs: ['fonts-hanazono', 'fonts-babelstone-han'],
    // 𫠰 of Extension E and 𲎯 of Extension H: each of the two fonts has one that the other has not.
    present: () => ['2b830', '323af'].every((code) => says('fc-list', [`:charset=${code}`]) !== ''),
  },
  // What handwriting is measured beside.
  zinnia: {
    debs: ['zinnia-utils', 'tegaki-zinnia-simplified-chinese'],
    present: () =>
      onPath('zinnia') !== null && existsSync('/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model'),
  },
  // Has certificates made for tests, good ones and bad ones.
  openssl: { debs: ['openssl'], present: () => onPath('openssl') !== null },
  // What stands between a program and its disk in `npm run faults` is compiled where it runs.
  compiler: { debs: ['gcc', 'libc6-dev'], present: () => onPath('cc') !== null },
  // A stick as a shop sells it, for `npm run faults`: what formats it, and what mounts it.
  exfat: {
    debs: ['exfatprogs', 'exfat-fuse'],
    present: () =>
      ['mkfs.exfat', 'mount.exfat-fuse'].every((name) => onPath(name, `../sbin/${name}`) !== null),
  },
  // What tells a program in `npm run faults` another time than it is.
  clock: { debs: ['libfaketime'], present: () => existsSync('/usr/share/doc/libfaketime') },
  // A place for secrets as a desktop has one, for the kiosk's key to lie in.
  keyring: {
    debs: ['gnome-keyring', 'dbus', 'libsecret-1-0'],
    present: () => onPath('gnome-keyring-daemon') !== null && onPath('dbus-run-session') !== null,
  },
  // A keyboard that tests press real keys of.
  keyboard: { debs: ['xdotool'], present: () => onPath('xdotool') !== null },
  display: { debs: ['xvfb'], present: () => onPath('Xvfb') !== null },
  database: {
    debs: ['postgresql'],
    present: () =>
      onPath('initdb') !== null ||
      (existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0),
  },
  electron: {
    // What Electron links against and a server does not have.
    debs: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'],
    present: () =>
      ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1'].every((library) =>
        says('/sbin/ldconfig', ['-p']).includes(library),
      ),
  },
};

/** Installs what is missing of `names` where this user may, and names it in a sentence otherwise. Debian's way only. */
export async function ensureSystem(...names) {
  if (process.platform !== 'linux') return;
  const missing = names.filter((name) => !needs[name].present());
  if (missing.length === 0) return;
  const debs = missing.flatMap((name) => needs[name].debs);
  const apt = aptGet();
  if (apt === null) {
    say(`Missing on this system: ${debs.join(', ')}. Please have them installed (apt-get install …).`);
    return;
  }
  say(`Installing ${debs.join(', ')} with apt, once …`);
  const quietly = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const [command, ...before] = apt;
  await run(command, [...before, '-qq', 'update'], quietly);
  await run(command, [...before, '-qq', 'install', '-y', '--no-install-recommends', ...debs], quietly);
  const still = missing.filter((name) => !needs[name].present());
  if (still.length > 0)
    say(`apt could not install: ${still.flatMap((name) => needs[name].debs).join(', ')}.`);
}

/** How this user may install packages, or null where there is no apt or no right to use it without a password. */
function aptGet() {
  const apt = onPath('apt-get');
  if (apt === null) return null;
  if (process.getuid?.() === 0) return [apt];
  const sudo = onPath('sudo');
  if (sudo === null || spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return null;
  return [sudo, '-n', 'DEBIAN_FRONTEND=noninteractive', apt];
}

function says(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
