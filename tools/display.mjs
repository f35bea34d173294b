// A place to show windows: the one we were started on, or for tests one that nobody sees.
import process from 'node:process';
import { begin } from './child.mjs';
import { onPath } from './system-package.mjs';

/** Whether a window opened from here would be seen. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * The environment in which windows can be opened: ours, or ours with a virtual display that ends with us; null where
 * neither is to be had.
 */
export async function withDisplay() {
  return hasDisplay() ? process.env : await withOwnDisplay();
}

/**
 * The environment with a virtual display that nobody else has and that ends with us, or null where there is none. Xvfb picks a
 * free number itself and tells it on the fourth pipe, so two test runs never meet.
 */
export async function withOwnDisplay() {
  const xvfb = onPath('Xvfb');
  if (xvfb === null) return null;
  const child = begin(xvfb, ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve) => {
    child.stdio[3].once('data', (bytes) => resolve(bytes.toString().trim()));
    child.once('exit', () => resolve(null));
    child.once('error', () => resolve(null));
  });
  return number === null ? null : { ...process.env, DISPLAY: `:${number}` };
}
