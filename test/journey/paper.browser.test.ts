import { expect } from 'vitest';
import { kioskForEach } from '../support/hall.ts';
import { slowPrinter } from '../support/slow-printer.ts';
import { Words } from '../support/words.ts';

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);

const test = kioskForEach
  .extend('paper', async ({}, { onCleanup }) => {
    const paper = await slowPrinter();
    onCleanup(() => paper.close());
    return paper;
  })
  .override('serve', ({ paper }) => ['--printer', paper.target]);

test('a code whose paper jams is printed again from the screen that shows it, and nowhere kept', async ({
  paper,
  kiosk,
  page,
  hand,
}) => {
  await page.goto(kiosk.link);
  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await hand.choose(words.service('title'));
  for (const key of ['services.go', 'notice.next', 'notice.agree', 'foot.help', 'help.more', 'help.later'])
    await hand.press(resident(key));

  await page.getByText(resident('slip.printing')).waitFor();
  expect(await hand.key(resident('slip.again')).count()).toBe(0);
  await expect.poll(paper.papers, { timeout: 20_000 }).toBe(1);
  paper.fail();
  await page.getByText(resident('slip.failed')).waitFor();
  await hand.press(resident('slip.again'));
  await page.getByText(resident('slip.printing')).waitFor();
  await expect.poll(paper.papers, { timeout: 20_000 }).toBe(2);
  paper.finish();
  await page.getByText(resident('slip.printed')).waitFor();
  await hand.press(resident('parked.go'));
  await hand.key(resident('asleep.touch')).waitFor();
});
