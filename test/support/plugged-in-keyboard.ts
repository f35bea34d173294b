import { execFileSync } from 'node:child_process';
import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { endAll } from '../../tools/child.mjs';
import { withOwnDisplay } from '../../tools/display.mjs';

/** What leads out of a browser, by what it would do. */
export const waysOut: readonly (readonly [what: string, keys: readonly string[]])[] = [
  ['reload', ['ctrl+r', 'ctrl+shift+r', 'F5', 'ctrl+F5']],
  ['close', ['ctrl+w', 'ctrl+shift+w', 'ctrl+q', 'ctrl+F4', 'alt+F4']],
  ['look behind the page', ['F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c', 'ctrl+u']],
  ['open another', ['ctrl+n', 'ctrl+t', 'ctrl+shift+n', 'ctrl+o', 'ctrl+l', 'ctrl+shift+t']],
  ['show what was', ['ctrl+h', 'ctrl+j', 'ctrl+shift+o', 'ctrl+shift+Delete', 'shift+Escape']],
  ['go elsewhere', ['alt+Left', 'alt+Right', 'alt+Home', 'BackSpace', 'ctrl+Tab']],
  ['see more or less', ['ctrl+plus', 'ctrl+equal', 'ctrl+minus', 'F11']],
  ['take along', ['ctrl+p', 'ctrl+s', 'ctrl+shift+p', 'ctrl+d']],
  ['open a menu', ['alt', 'F10', 'Menu', 'shift+F10', 'alt+space', 'alt+f', 'F1', 'ctrl+f']],
];

/** What a shortcut begins may take a moment. */
const momentMs = 500;

export interface PluggedInKeyboard {
  /** Where a program is shown that these keys are to reach. */
  readonly display: NodeJS.ProcessEnv;
  /** Presses these and an x, and waits until the page has heard that: so all before it had their turn, and reached the window at all. */
  press(page: Page, keys: readonly string[]): Promise<void>;
  /** The buttons and the wheel of a mouse, by the numbers that X has for them. */
  click(button: number): void;
  windows(): number;
  unplug(): Promise<void>;
}

/**
 * Keys pressed at the display, as a driver of a keyboard does: what is sent to a page instead goes past the shortcuts of its
 * window. The display is one of its own, for on a developer's they would be pressed in whatever stands in front.
 */
export async function plugInKeyboard(): Promise<PluggedInKeyboard> {
  const display = await withOwnDisplay();
  if (display === null) throw new Error('No Xvfb: run these tests with npm test');
  const xdotool = (...args: string[]) =>
    execFileSync('xdotool', args, { env: display, encoding: 'utf8', stdio: 'pipe' });
  return {
    display,
    press: async (page, keys) => {
      await page.evaluate(hearInTitle);
      // Without a window manager, what the pointer is on has the keys.
      xdotool('mousemove', '400', '300');
      for (const key of [...keys, 'x']) xdotool('key', key);
      await expect.poll(() => page.title()).toBe('x');
      await rest(momentMs);
    },
    click: (button) => void xdotool('mousemove', '400', '300', 'click', String(button)),
    windows: () => xdotool('search', '--onlyvisible', '--name', '').trim().split('\n').length,
    unplug: endAll,
  };
}

/** In the page. */
function hearInTitle(): void {
  document.title = '';
  document.addEventListener('keydown', ({ key }) => (document.title = key), { capture: true });
}
