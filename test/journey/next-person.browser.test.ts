import { expect } from 'vitest';
import { kioskForEach as test } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { Words } from '../support/words.ts';

// How one person wished to be spoken to and shown things is nobody else's business, and nobody else's trouble.

const chinese = new Words('zh-CN', 'request-to-the-hall');
const english = new Words('en', 'request-to-the-hall');

test('the next person finds size, colours, language, speed and loudness as they were', async ({
  kiosk,
  page,
  hand,
}) => {
  await page.goto(kiosk.link);
  await hand.press(chinese.of('resident', 'asleep.touch'));
  await hand.reads(chinese.of('resident', 'welcome.ask'));
  const before = await manner(hand);

  await hand.choose(english.variety);
  await hand.choose(english.of('part', 'level.size.4'));
  await hand.choose(english.of('part', 'level.theme.white-on-black'));
  await hand.press(english.of('part', 'voice.slower'));
  await hand.press(english.of('part', 'voice.louder'));
  const changed = await manner(hand);
  expect(Object.keys(changed).filter((what) => changed[what] === before[what])).toEqual([]);

  await hand.press(english.of('resident', 'welcome.leave'));
  await hand.press(chinese.of('resident', 'asleep.touch'));
  await hand.reads(chinese.of('resident', 'welcome.ask'));
  expect(await manner(hand)).toEqual(before);
});

/** As it is to be seen. */
async function manner({ page }: Hand): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const { size, theme } = document.documentElement.dataset;
    const steps = [...document.querySelectorAll('.frame-voice .steps')].map(
      (scale) => scale.querySelectorAll('[data-on="true"]').length,
    );
    const [slower, louder] = steps;
    return { size, theme, slower, louder, language: document.documentElement.lang };
  });
}
