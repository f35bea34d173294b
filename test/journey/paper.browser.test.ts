import { expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { Hand } from '../support/hand.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { slowPrinter } from '../support/slow-printer.ts';
import { Words } from '../support/words.ts';

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);

test('a code whose paper jams is printed again from the screen that shows it, and nowhere kept', async () => {
  const [intake, paper, browser] = await Promise.all([startIntake(), slowPrinter(), launchChromium()]);
  const kiosk = await startKiosk([
    '--demo',
    '--printer',
    paper.target,
    '--intake',
    intake.url,
    '--enrol',
    await intake.newCode(),
  ]);
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const hand = new Hand(page);
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
  } finally {
    await browser.close();
    await kiosk.close();
    await paper.close();
    await intake.close();
  }
});
