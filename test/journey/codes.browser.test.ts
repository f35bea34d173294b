import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { parkedText, slipText } from '../../core/code/own-code.ts';
import { numberFrom } from '../../core/submission/number.ts';
import { axeFindings } from '../support/axe.ts';
import { words } from '../support/begin-elder-allowance.ts';
import { codesIn } from '../support/codes-in.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForEach as test } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { openService } from '../support/open-service.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';

// Codes that a scanner reads: the kiosk's own papers, and what answers a question; and that none of them is ever typed
// into anything.

const resident = (key: string) => words.of('resident', key);
const shown = (page: Page, key: string) => page.getByText(resident(key), { exact: true });
const number = identityNumber('1940-12-25');
const asked = words.service('question.identity.ask');

/** Puts the case that stands open away, and answers what its paper says. */
async function park(page: Page, hand: Hand): Promise<string> {
  for (const key of ['foot.help', 'help.more', 'help.later']) await hand.press(resident(key));
  const digits = await page.getByText(/^[0-9]{2}( [0-9]{2}){3}$/).innerText();
  return digits.replaceAll(' ', '');
}

test('the paper of a parked case carries its eight digits as a code, on the glass and printed, and scanned it goes on', async ({
  browser,
  kiosk,
  page,
  hand,
}) => {
  await page.goto(kiosk.link);
  await openService(hand, words);
  await hand.pressEach(number);
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.name.ask'));
  const code = await park(page, hand);
  await shown(page, 'slip.printed').waitFor();
  expect(await codesIn(await page.screenshot())).toEqual([parkedText(code)]);
  const printed = await browser.newPage();
  await printed.setContent(
    readFileSync(path.join(kiosk.dataDir, 'simulated-printer', 'last-paper.svg'), 'utf8'),
  );
  expect(await codesIn(await printed.screenshot({ fullPage: true }))).toEqual([parkedText(code)]);
  await printed.close();
  await hand.press(resident('parked.go'));
  await hand.key(resident('asleep.touch')).waitFor();

  // The sleeping kiosk needs no touch before.
  await typeAsScanner(page, parkedText(code));
  await hand.reads(words.service('question.name.ask'));
});

test('a paper that opens nothing is tried as if it were typed, and too many of them have to wait', async ({
  kiosk,
  page,
  hand,
}) => {
  await page.goto(kiosk.link);
  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await typeAsScanner(page, parkedText('12345678'));
  await hand.reads(resident('reopen.unknown'));
  expect(await axeFindings(page)).toEqual([]);
  // Whatever number it has: what is guessed by scanning is guessed.
  let tried = 12_345_679;
  await expect
    .poll(
      async () => {
        await typeAsScanner(page, parkedText(`${(tried += 1)}`));
        await page.waitForTimeout(500);
        return hand.heading();
      },
      { timeout: 20_000 },
    )
    .toMatch(/^按错的次数多了/);
  expect(tried).toBeLessThan(12_345_695);
});

test('in the middle of a case a code that is of no use is answered by a sentence, and types nothing', async ({
  kiosk,
  page,
  hand,
}) => {
  const ear = await listenTo(page, { atOnce: true });
  await page.goto(kiosk.link);
  await openService(hand, words);
  await hand.pressEach(number.slice(0, 6));
  const slip = slipText('6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10', numberFrom(0.5, 8));
  for (const [text, key] of [
    [parkedText('12345678'), 'parked'],
    [slip, 'slip-elsewhere'],
    ['6901234567892', 'text'],
    ['bangban:parked/1/1234', 'garbled'],
  ] as const) {
    await ear.forget();
    await typeAsScanner(page, text, key === 'slip-elsewhere' ? 'Tab' : 'Enter');
    await hand.reads(resident(`scan.${key}`));
    await ear.hears(resident(`scan.${key}`));
    await shown(page, `scan.${key}-hint`).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await hand.press(resident('scan.go'));
    await hand.reads(asked);
  }
  // What was pressed before stands there as it stood.
  await hand.pressEach(number.slice(6));
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.name.ask'));
});

test('an identity number that stands in a code is offered, confirmed by one touch, and kept with where it came from', async ({
  kiosk,
  page,
  hand,
}) => {
  await page.goto(kiosk.link);
  await openService(hand, words);
  await typeAsScanner(page, number);
  await shown(page, 'known.code').waitFor();
  await hand.reads(asked);
  // Whoever does not want it so changes it as any answer is changed.
  await hand.press(resident('known.change'));
  await page.locator('.known-answer').waitFor({ state: 'detached' });
  await hand.press(resident('foot.back'));
  await hand.press(resident('known.confirm'));
  await hand.reads(words.service('question.name.ask'));
  await hand.press(resident('foot.back'));
  await hand.reads(asked);
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.name.ask'));
});

test('what a person types, fast or slow, is typed and is no code', async ({ kiosk, page, hand }) => {
  await page.goto(kiosk.link);
  await openService(hand, words);
  await page.keyboard.type(number.slice(0, 10), { delay: 90 });
  await page.keyboard.type(number.slice(10));
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.name.ask'));
});

test('the simulated scanner reads a file whenever it is written or touched', async ({
  kiosk,
  page,
  hand,
}) => {
  const file = path.join(kiosk.dataDir, 'code');
  await page.goto(kiosk.link);
  await openService(hand, words);
  await hand.reads(asked);
  writeFileSync(file, `${number}\n`);
  await shown(page, 'known.code').waitFor();
  await hand.press(resident('known.confirm'));
  await hand.reads(words.service('question.name.ask'));
  writeFileSync(file, number);
  await hand.reads(resident('scan.identity-number'));
});
