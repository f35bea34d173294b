import { expect } from 'vitest';
import { parkedText } from '../../core/code/own-code.ts';
import { words } from '../support/begin-elder-allowance.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { identityNumber } from '../support/identity-number.ts';
import { openService } from '../support/open-service.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';

// Whoever holds a code to the scanner sees at once that it was read, whether it answers what is asked or belongs elsewhere.

const number = identityNumber('1940-12-25');
const asked = words.service('question.identity.ask');

test('every scan is answered within a tenth of a second', async ({ kiosk, page, hand }) => {
  await page.goto(kiosk.link);
  await openService(hand, words);
  await hand.reads(asked);
  await page.evaluate(() => {
    // Inside, because it is run in the page.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const standing = () =>
      [...document.querySelectorAll('h1, .known-answer')]
        .map((each) => (each.checkVisibility() ? each.textContent : ''))
        .join('|');
    const seen: number[] = [];
    Object.assign(window, { seen });
    let ended = 0;
    let was = standing();
    // The scanner's Enter is kept from everybody: it is known by the time at which the code was heard.
    addEventListener('input', () => (ended = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (ended === 0 || standing() === was) return;
      was = standing();
      seen.push(performance.now() - ended);
      ended = 0;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const text of [number, parkedText('12345678')]) {
    await typeAsScanner(page, text);
    await page.waitForTimeout(600);
  }
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(seen).toHaveLength(2);
  for (const ms of seen) expect(ms).toBeLessThan(100);
});
