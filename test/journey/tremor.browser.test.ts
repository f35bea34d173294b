import { expect } from 'vitest';
import { differences, newestAnswers } from '../support/arrived.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { openService } from '../support/open-service.ts';
import { TremblingHand } from '../support/tremor.ts';
import { type Moves, visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A woman whose hand trembles: it rolls, stays, taps twice, comes down beside the key, and leans on the glass.

const moves: Moves = {
  identity: { digits: identityNumber('1936-01-01') },
  name: { pinyin: 'wangguilan', pick: '王桂兰', latin: 'WANG' },
  local: { choose: 'yes' },
  living: { choose: 'spouse' },
  address: { places: ['柳溪社区'], number: '12' },
  pay_to: { choose: 'passbook' },
  account_photo: { photo: true },
  phone: { digits: '13800138000' },
  yearly: { choose: 'hall' },
  also: { choose: 'elder_card' },
};

test.override('hasTouch', true);

test('what she wants is what happens, each time once', async ({ intake, kiosk, page }) => {
  await page.goto(kiosk.link);
  const hand = await TremblingHand.of(page, 78);
  await visit(page, { service: 'elder-allowance', language: 'zh-CN', moves, look: async () => {}, hand });

  expect(differences(moves, 'zh-CN', await newestAnswers(intake), ['also'])).toEqual([]);
  expect(await intake.store.count()).toBe(1);
  expect(Math.min(...Object.values(hand.trembled)), 'each way of trembling').toBeGreaterThan(4);
}, 300_000);

test('whoever asks for it has more time to come to rest, on the glass and on keys', async ({
  kiosk,
  page,
}) => {
  const words = new Words('zh-CN', 'elder-allowance');
  const resident = (key: string) => words.of('resident', key);
  const hand = new Hand(page);
  await page.goto(kiosk.link);
  await openService(hand, words);
  const digit = hand.key('3');
  const signs = async () =>
    (await page.locator('.cell').allInnerTexts()).filter((sign) => sign === '3').length;

  await twice(() => digit.tap());
  expect(await signs()).toBe(2);
  await twice(() => page.keyboard.press('3'));
  expect(await signs()).toBe(4);

  await hand.press(resident('foot.help'));
  await hand.press(resident('help.more'));
  await hand.press(resident('help.manner'));
  const steady = hand.choice(words.of('part', 'level.touch.steady'));
  await hand.turnTo(words.of('part', 'pages.next'), steady);
  await steady.first().click();
  await page.waitForTimeout(1000);
  await hand.press(resident('manner.done'));

  await page.waitForTimeout(1000);
  await twice(() => digit.tap());
  expect(await signs()).toBe(5);
  await page.waitForTimeout(1000);
  await twice(() => page.keyboard.press('3'));
  expect(await signs()).toBe(6);

  /** Soon after each other: two wishes of most people, and one of a hand that shakes. */
  async function twice(press: () => Promise<void>): Promise<void> {
    await press();
    await page.waitForTimeout(300);
    await press();
    await page.waitForTimeout(200);
  }
});
