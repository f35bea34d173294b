import type { Page } from 'playwright';
import { expect } from 'vitest';
import { type Ear, listenTo } from '../support/ear.ts';
import { kioskForEach as test } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { openService } from '../support/open-service.ts';
import { installClock } from '../support/page-clock.ts';
import { Words } from '../support/words.ts';

// Who is there, and how it is asked. The kiosk waits 120 s for a sign, 60 s where no case is begun, and 60 s more for an
// answer.

const words = new Words('zh-CN', 'elder-allowance');
const resident = (key: string) => words.of('resident', key);
const asked = words.service('question.identity.ask');
/** Not yet long enough to be asked. */
const A_WHILE_MS = 100_000;
const TOO_LONG_MS = 121_000;

let page: Page;
let hand: Hand;
let ear: Ear;

async function sitDown(link: string): Promise<void> {
  await installClock(page);
  await page.goto(link);
  await openService(hand, words);
  await hand.reads(asked);
}

test.beforeEach(({ hall }) => {
  ({ page, hand } = hall);
});

test('whoever types is there, on the glass and on a keyboard', async ({ kiosk }) => {
  ear = await listenTo(page, { atOnce: true });
  await sitDown(kiosk.link);
  await page.clock.fastForward(A_WHILE_MS);
  await hand.pressEach('3');
  await page.clock.fastForward(A_WHILE_MS);
  await page.keyboard.press('3');
  // So long it might still be a scanner's.
  await page.clock.runFor(100);
  await page.clock.fastForward(A_WHILE_MS);
  expect(await hand.heading()).toBe(asked);
  await page.clock.fastForward(TOO_LONG_MS - A_WHILE_MS);
  await hand.reads(resident('still.ask'));
});

test('it is asked by sight and by ear, and may be answered as often as wished', async ({ kiosk }) => {
  ear = await listenTo(page, { atOnce: true });
  await sitDown(kiosk.link);
  for (let times = 0; times < 10; times += 1) {
    await ear.forget();
    await page.clock.fastForward(TOO_LONG_MS);
    await hand.reads(resident('still.ask'));
    await ear.hears(resident('still.ask'));
    await hand.press(resident('still.here'));
    await hand.reads(asked);
  }
  // And the eleventh time nobody answers.
  await page.clock.fastForward(TOO_LONG_MS);
  await hand.reads(resident('still.ask'));
  await page.clock.fastForward(61_000);
  await hand.key(resident('asleep.touch')).waitFor();
});

test('whoever is being read to is there, for as long as anything could be read', async ({ kiosk }) => {
  await page.addInitScript(voiceWithoutEnd);
  await sitDown(kiosk.link);
  await page.clock.runFor(2 * TOO_LONG_MS);
  expect(await hand.heading()).toBe(asked);
  for (let minutes = 0; minutes < 30 && (await hand.heading()) === asked; minutes += 0.5)
    await page.clock.runFor(30_000);
  expect(await hand.heading()).toBe(resident('still.ask'));
});

test('who does not get past the greeting is offered help as well', async ({ kiosk }) => {
  ear = await listenTo(page, { atOnce: true });
  await installClock(page);
  await page.goto(kiosk.link);
  await hand.press(resident('asleep.touch'));
  await ear.hears(resident('welcome.ask'));
  // It is twenty seconds, and the page's clock has gone on while the test waited.
  await page.clock.runFor(12_000);
  expect(await ear.heard()).not.toContain(resident('offer.calm'));
  await page.clock.runFor(9000);
  await ear.hears(resident('offer.calm'));
});

test('before a case is begun it is asked after a minute, though the kiosk has offered help by itself', async ({
  kiosk,
}) => {
  ear = await listenTo(page, { atOnce: true });
  await installClock(page);
  await page.goto(kiosk.link);
  await hand.press(resident('asleep.touch'));
  await ear.hears(resident('welcome.ask'));
  await page.clock.runFor(55_000);
  expect(await ear.heard()).toContain(resident('offer.calm'));
  expect(await hand.heading()).toBe(resident('welcome.ask'));
  await page.clock.runFor(7000);
  await asksAlready();
  await hand.press(resident('still.here'));
  await hand.press(resident('welcome.start'));
  await page.clock.runFor(62_000);
  await asksAlready();

  /** The page's clock goes on while the test waits, and would come to any other time as well. */
  async function asksAlready(): Promise<void> {
    await expect.poll(() => hand.heading(), { timeout: 8000 }).toBe(resident('still.ask'));
  }
});

/** Takes the orders of the voice's worker, and never comes to the end of one. */
function voiceWithoutEnd(): void {
  class Voice extends EventTarget {
    postMessage(order: { kind: string }): void {
      if (order.kind !== 'load') return;
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { kind: 'ready' } })));
    }
    terminate(): void {}
  }
  Object.assign(globalThis, { Worker: Voice });
}
