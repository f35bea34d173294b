// The kiosk in an installed Chromium: a whole screen and nothing of a browser around it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { run } from './child.mjs';
import { chromium } from './system-package.mjs';

/** Opens `link` and answers Chromium's code when its window is closed. `window` is "WxH" to try it in a window. */
export async function openChromium(link, { profile, window }) {
  makeProfile(profile, link);
  const code = await run(chromium(), kioskSwitches({ profile, window }), {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, ...kioskEnvironment },
  });
  rmSync(profile, { recursive: true, force: true });
  return code;
}

/**
 * A page or a browser that crashes would leave its memory on the disk, in a folder beside the profile: here where no folder can be.
 * Chromium's switches are no help in 2026: disable-breakpad and disable-crash-reporter do not turn it off, and with
 * disable-crashpad-for-testing its network service crashes at once, over and over, so that no page ever comes.
 */
export const kioskEnvironment = { CHROME_CONFIG_HOME: devNull };

/** What Chromium is started with, once the profile is made. */
export function kioskSwitches({ profile, window }) {
  return [
    `--app=${pathToFileURL(startPage(profile)).href}`,
    // A profile of its own: a Chromium that already runs would otherwise take the link and end at once.
    `--user-data-dir=${profile}`,
    // Without a window manager --kiosk alone leaves a border of the desktop, so position and size are given too.
    '--window-position=0,0',
    ...(window
      ? [`--window-size=${window.replace('x', ',')}`]
      : ['--kiosk', '--start-fullscreen', ...wholeScreen()]),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    // Chromium's sandbox does not run as root; everywhere else it is on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Leads on to the start link. Named in the switches themselves, every user of the computer could read it there and come first. */
const startPage = (profile) => path.join(profile, 'start.html');

/** Where no window manager stretches the window, Chromium has to be told how large the screen is. */
function wholeScreen() {
  const { stdout } = spawnSync('xdpyinfo', { encoding: 'utf8' });
  const size = /dimensions:\s+(\d+)x(\d+) pixels/.exec(stdout ?? '');
  return size === null ? [] : [`--window-size=${size[1]},${size[2]}`];
}

/**
 * A new profile for every start: nothing that Chromium kept of the last one, not even after a power cut, is ever seen
 * again. Chromium has no switch against its offers to translate the page and to keep what is typed, nor one that lets
 * the kiosk's own page, and no other, use camera and microphone without a question that nobody in a hall could answer.
 */
export function makeProfile(profile, link) {
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(path.join(profile, 'Default'), { recursive: true, mode: 0o700 });
  const { href, origin } = new URL(link);
  const onwards = `<!doctype html><meta charset="utf-8"><script>location.replace(${JSON.stringify(href)})</script>`;
  writeFileSync(startPage(profile), onwards, { mode: 0o600 });
  const allowed = { [`${origin},*`]: { setting: 1 } };
  const settings = {
    translate: { enabled: false },
    credentials_enable_service: false,
    autofill: { profile_enabled: false, credit_card_enabled: false },
    profile: {
      content_settings: { exceptions: { media_stream_camera: allowed, media_stream_mic: allowed } },
    },
  };
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
}
