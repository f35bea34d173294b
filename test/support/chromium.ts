import { existsSync } from 'node:fs';
import process from 'node:process';
import { type Browser, chromium } from 'playwright';

const launchWithinMs = 30_000;

/** The same engine twice: without the windows and menus around it a page opens in half the time. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;

/** Chromium's own errands, which a closed network refuses many at a time. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * The system's Chromium; CHROMIUM names another one. Launching hangs once in a long while, so it is limited in time and
 * tried once more.
 */
export async function launchChromium(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const executablePath =
    process.env['CHROMIUM'] ?? installed.find((file) => existsSync(file)) ?? installed[0];
  if (!existsSync(executablePath))
    throw new Error(`No Chromium at ${executablePath}: run these tests with npm test`);
  const launch = () =>
    chromium.launch({
      executablePath,
      timeout: launchWithinMs,
      env: { ...process.env, ...env },
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...quiet, ...args],
    });
  return launch().catch(launch);
}
