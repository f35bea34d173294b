import type { Page } from 'playwright';
import { typed } from './typed-here.ts';

/** Between two keys: a scanner waits for nobody, and a test that runs beside others must not be slower than one. */
const EVERY_S = 0.004;

/** Types as a scanner or reader does that is a keyboard. */
export async function typeAsScanner(page: Page, text: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
  typed(text);
  const keyboard = await page.context().newCDPSession(page);
  const last = { key: end, code: end, windowsVirtualKeyCode: end === 'Enter' ? 13 : 9, text: '\r' };
  const keys = [...Array.from(text, (key) => ({ key, text: key })), last];
  // It has been typed by now: what lies ahead the browser would take for now, and so for slower where it is busy.
  const begun = Date.now() / 1000 - keys.length * EVERY_S;
  await Promise.all(
    keys.flatMap((key, at) => {
      const timestamp = begun + at * EVERY_S;
      return [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key }),
      ];
    }),
  );
  await keyboard.detach();
}
