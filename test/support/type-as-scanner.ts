import type { Page } from 'playwright';

/** Between two keys: a scanner waits for nobody, and a test that runs beside others must not be slower than one. */
const EVERY_S = 0.008;

/** Types as a scanner or reader does that is a keyboard. */
export async function typeAsScanner(page: Page, text: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const last = { key: end, code: end, windowsVirtualKeyCode: end === 'Enter' ? 13 : 9, text: '\r' };
  const keys = [...Array.from(text, (key) => ({ key, text: key })), last];
  const begun = Date.now() / 1000;
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
