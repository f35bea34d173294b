import type { Page } from 'playwright';
import { expect } from 'vitest';
import { kioskForEach as test } from '../support/hall.ts';
import { Words } from '../support/words.ts';
import { measure } from '../support/measure.ts';

// The 1024 by 768 veteran with the largest words: what lies over a service and what ends it still fits.

test.override('glass', { width: 1024, height: 768 });

test('help, manner, leaving and the eight digits are whole, and nothing lies over anything', async ({
  kiosk,
  page,
  hand,
}) => {
  const words = new Words('zh-CN', 'request-to-the-hall');
  const resident = (key: string) => words.of('resident', key);
  const first = words.service('question.category.ask');
  const openHelp = async () => {
    await hand.press(resident('foot.help'));
    if ((await hand.key(resident('help.more')).count()) > 0) await hand.press(resident('help.more'));
  };
  await page.goto(kiosk.link);
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  // The notice has more pages here than on larger glass.
  for (let pages = 0; pages < 8 && (await hand.heading()) !== first; pages += 1) {
    await page.locator('footer button').last().click();
    await page.waitForTimeout(600);
  }
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.danger.ask'));

  await openHelp();
  await hand.press(resident('help.manner'));
  await hand.choose(words.of('part', 'level.size.4'));
  const found = { manner: await faults(page), help: '', leave: '', parked: '' };
  await hand.press(words.of('part', 'pages.next'));
  found.manner += await faults(page);
  await hand.press(resident('manner.done'));
  await openHelp();
  found.help = await faults(page);
  await hand.press(resident('help.leave'));
  found.leave = await faults(page);
  await hand.press(resident('help.later'));
  await page.getByText(resident('slip.printed')).waitFor();
  found.parked = await faults(page);
  expect(found).toEqual({ manner: '', help: '', leave: '', parked: '' });
});

/** What sticks out of the sheet or of its key, and what lies over something else. */
async function faults(page: Page): Promise<string> {
  const { overflow, burst, targets } = await page.evaluate(measure);
  const over = targets.filter((one, at) =>
    targets
      .slice(at + 1)
      .some(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      ),
  );
  const said = await page.evaluate(() => {
    const [ask, list] = ['.slip-words > .ask', '.slip-words > .pages'].map((part) =>
      document.querySelector(part)?.getBoundingClientRect(),
    );
    return ask && list && ask.bottom > list.top + 1 ? 'the words beside the slip lie over each other' : '';
  });
  return [
    overflow > 1 ? `sticks out by ${overflow}` : '',
    ...burst.map((key) => `${key} is larger than its key`),
    ...over.map(({ words }) => `${words} is lain over`),
    said,
  ]
    .filter((fault) => fault !== '')
    .join('; ');
}
