import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { median } from '../bench/statistics.ts';
import { kioskForAll } from '../support/hall.ts';
import { seenAfter, type Sign } from '../support/seen-after.ts';
import { Words } from '../support/words.ts';

// Whoever lifts the finger sees that something has come of it: within 100 ms, whichever kind of key it was. A finger on
// a real glass, and the screen that it touches drawn in a real browser.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const part = (key: string) => words.of('part', key);
const times = 7;

// The keys of the voice change with what is being said, which has to last long enough to be seen.
const test = kioskForAll.override('hasTouch', true).override('voice', 'real');

test('every kind of key is seen to have been pressed within 100 ms', async ({ kiosk, page, hand }) => {
  const taken: Record<string, number[]> = {};
  const measured = async (kind: string, key: Locator, sign: Sign) =>
    (taken[kind] ??= []).push(await afterRelease(page, key, sign));
  const listen = hand.key(part('voice.listen'));
  const speaking: Sign = { in: 'button', text: part('voice.stop') };

  await page.goto(kiosk.link);
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(resident('services.reopen'));
  for (const digit of '1234567') {
    await measured('a digit', hand.key(digit), { in: '.cell:not([data-empty])', text: digit });
  }
  await hand.press(resident('foot.back'));

  await hand.choose(words.service('title'));
  for (const key of ['services.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  await hand.reads(words.service('question.category.ask'));
  for (let time = 0; time < times; time++) {
    // It answers by voice, which the key of the voice shows.
    await listen.waitFor();
    await measured('Next that cannot go on yet', hand.key(words.of('input', 'choice.missing')), speaking);
  }
  for (let time = 0; time < times; time++) {
    await listen.waitFor();
    await measured('Listen', listen, speaking);
    await hand.press(part('voice.stop'));
  }
  for (let time = 0; time < times; time++) {
    const choice = words.service(`question.category.choice.${time % 2 === 0 ? 'lamp' : 'road'}`);
    await measured('a choice', hand.choice(choice), { in: '[aria-pressed="true"]', text: choice });
    await page.waitForTimeout(600);
  }
  for (let time = 0; time < times; time++) {
    await measured('Help', hand.key(resident('foot.help')), { in: 'h1', text: resident('help.here') });
    await page.waitForTimeout(600);
    await hand.press(resident('foot.back'));
  }

  expect(Object.values(taken).map(({ length }) => length)).toEqual([times, times, times, times, times]);
  expect(Object.entries(taken).filter(([, ms]) => median(ms) >= 100)).toEqual([]);
});

/** Milliseconds. */
async function afterRelease(page: Page, key: Locator, sign: Sign): Promise<number> {
  const box = await key.boundingBox();
  if (!box) throw new Error(`No key that ${key.toString()} finds`);
  return seenAfter(page, 'pointerup', sign, () =>
    page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2),
  );
}
