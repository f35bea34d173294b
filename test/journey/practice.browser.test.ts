import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { words } from '../support/begin-elder-allowance.ts';
import { kioskForEach as test } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { installClock } from '../support/page-clock.ts';
import type { RunningIntake } from '../support/running-intake.ts';
import { Words } from '../support/words.ts';

// "Try it first": the elder allowance from asleep to its end without anything counting, and then for real.

const resident = (key: string) => words.of('resident', key);
const sign = words.of('part', 'frame.practice');

let intake: RunningIntake;
let page: Page;
let hand: Hand;

test.beforeEach(async ({ hall }) => {
  ({ intake, page, hand } = hall);
  await installClock(page);
  await page.goto(hall.kiosk.link);
});

/** From asleep to the first screen of the service, where it may be tried. */
async function chooseService(): Promise<void> {
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  await hand.reads(resident('bring.ask'));
}

/** The same, tried, up to the first question. */
async function tryUpToFirstQuestion(): Promise<void> {
  await chooseService();
  await hand.press(resident('practice.first'));
  await signShown().waitFor();
  for (const key of ['bring.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  await hand.reads(words.service('question.identity.ask'));
}

/** What lies under a cover is not seen. */
function signShown(): Locator {
  return page.getByText(sign, { exact: true }).filter({ visible: true });
}

async function next(): Promise<void> {
  await hand.press(resident('foot.next'));
}

const question = (id: string) => words.service(`question.${id}.ask`);
const choose = (id: string, value: string) => hand.choose(words.service(`question.${id}.choice.${value}`));

test('everything may be pressed, nothing counts, and then it begins for real', async () => {
  const unsigned: string[] = [];
  const look = async () => {
    if ((await signShown().count()) !== 1) unsigned.push(await hand.heading());
  };
  await chooseService();
  expect(await signShown().count()).toBe(0);
  await hand.press(resident('practice.first'));
  // Seen on every screen, and said where it begins.
  await page.getByText(resident('practice.bring')).waitFor();
  await look();
  for (const key of ['bring.go', 'notice.next']) await hand.press(resident(key));
  await look();
  await hand.press(resident('notice.agree'));

  await hand.pressEach(identityNumber('1940-12-25'));
  await next();
  await hand.reads(question('name'));
  await look();
  await hand.spell('wang');
  await hand.press('王');
  await next();
  await hand.choose(words.of('input', 'yes-no.yes'));
  await next();
  await hand.reads(question('living'));
  expect(await axeFindings(page)).toEqual([]);
  await choose('living', 'spouse');
  await next();
  await hand.choose('柳溪社区');
  await hand.pressEach('12');
  await next();
  await hand.reads(words.service('question.fraud.ask'));
  await next();
  await choose('pay_to', 'passbook');
  await next();
  await hand.choose(resident('consent.agree'));
  await next();
  await hand.press(words.of('input', 'photo.shutter'));
  const taken = page.getByRole('figure').getByRole('img');
  await taken.waitFor();
  await expect.poll(() => taken.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await look();
  await next();
  await hand.pressEach('13800138000');
  await next();
  await choose('yearly', 'hall');
  await next();
  await choose('also', 'elder_card');
  await next();
  await hand.reads(resident('review.ask'));
  await look();
  while ((await hand.key(resident('review.more')).count()) > 0) await hand.press(resident('review.more'));
  await hand.press(resident('review.go'));
  await hand.reads(resident('declaration.ask'));
  await look();
  await page.getByText(resident('practice.declaration')).waitFor();
  expect(await hand.key(resident('declaration.go')).count()).toBe(0);
  // What has no room on one sheet goes on further ones, and Next turns to them first.
  while ((await hand.key(words.of('part', 'pages.next')).count()) > 0)
    await hand.press(words.of('part', 'pages.next'));
  await hand.press(resident('practice.done'));

  await hand.reads(resident('practice.ended'));
  expect(unsigned).toEqual([]);
  expect(await signShown().count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  expect(await intake.store.count()).toBe(0);

  await hand.press(resident('practice.real'));
  await hand.reads(resident('bring.ask'));
  for (const key of ['bring.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  // From its start, with nothing of what was tried.
  await hand.reads(words.service('question.identity.ask'));
  expect(await signShown().count()).toBe(0);
  await hand.pressEach(identityNumber('1940-12-25'));
  await next();
  await hand.reads(question('name'));
  await hand.press(resident('foot.help'));
  if ((await hand.key(resident('help.more')).count()) > 0) await hand.press(resident('help.more'));
  await hand.key(resident('help.later')).waitFor();
  await hand.press(resident('help.leave'));
  await hand.press(resident('leave.yes'));
  await hand.reads(resident('services.ask'));
});

test('a screen that is loaded again goes on trying; help offers nothing to keep, and leaving says that nothing was', async () => {
  await tryUpToFirstQuestion();
  await hand.pressEach(identityNumber('1940-12-25'));
  await next();
  await hand.reads(question('name'));
  await page.reload();
  await hand.reads(question('name'));
  await signShown().waitFor();

  await hand.press(resident('foot.help'));
  if ((await hand.key(resident('help.more')).count()) > 0) await hand.press(resident('help.more'));
  await hand.reads(resident('help.ask'));
  expect(await signShown().count()).toBe(1);
  expect(await hand.key(resident('help.later')).count()).toBe(0);
  await hand.press(resident('practice.leave'));
  await hand.reads(resident('practice.ended'));
  await hand.press(resident('welcome.leave'));
  await hand.key(resident('asleep.touch')).waitFor();
});

test('nobody there: warned as always, with nothing to be put away, and then it is simply gone', async () => {
  await tryUpToFirstQuestion();
  await page.clock.fastForward(121_000);
  await hand.reads(resident('still.ask'));
  expect(await hand.key(resident('still.later')).count()).toBe(0);
  await page.getByText(resident('still.left-empty')).waitFor();
  await hand.press(resident('still.here'));
  await hand.reads(words.service('question.identity.ask'));
  await page.clock.fastForward(121_000);
  await hand.reads(resident('still.ask'));
  await page.clock.fastForward(61_000);
  await hand.key(resident('asleep.touch')).waitFor();
  // Nothing stands in the way of whoever comes next.
  await chooseService();
});

test('on the smallest panel with the largest words the offer and the sign lie over nothing', async () => {
  const request = new Words('zh-CN', 'request-to-the-hall');
  await page.setViewportSize({ width: 1024, height: 768 });
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(request.service('title'));
  await hand.press(resident('services.go'));
  await hand.press(resident('foot.help'));
  await hand.press(resident('help.manner'));
  await hand.choose(words.of('part', 'level.size.4'));
  await hand.pressAtEnd(words.of('part', 'pages.next'), resident('manner.done'));
  await hand.reads(resident('notice.ask'));
  const found = { offered: await lainOver(), tried: [] as string[] };
  await hand.press(resident('practice.first'));
  await signShown().waitFor();
  found.tried = await lainOver();
  expect(found).toEqual({ offered: [], tried: [] });
});

/** The texts and keys on the screen that share room with another, and those that stick out of the glass. */
function lainOver(): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('button, [data-say]')]
      .filter((one) => one.checkVisibility() && one.parentElement?.closest('button, [data-say]') === null)
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      // What is only said has no room on the glass.
      .filter(({ box }) => box.width > 2 && box.height > 2);
    const faults = shown.flatMap(({ one, box }, at) =>
      shown
        .slice(at + 1)
        .filter(
          ({ box: other }) =>
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top < other.bottom - 1 &&
            other.top < box.bottom - 1,
        )
        .map(({ one: other }) => `${one.textContent} / ${other.textContent}`),
    );
    const outside = shown.filter(({ one, box }) => {
      const sheet = one.closest('main')?.getBoundingClientRect();
      return sheet !== undefined && box.bottom > sheet.bottom + 1;
    });
    return [...faults, ...outside.map(({ one }) => `${one.textContent} sticks out`)];
  });
}
