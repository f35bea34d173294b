import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { type Loopback, serveLoopback } from '../../main/loopback/loopback.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { Hand } from '../support/hand.ts';
import { plainText } from '../support/plain-text.ts';
import { filesBelow, startStickHall, type StickHall } from '../support/stick-hall.ts';
import { saying, Words } from '../support/words.ts';

// A clerk in a township without a network, a USB stick, and the clerk of the office above, each before a screen.

const words = new Words('zh-CN', 'request-to-the-hall');
const staff = (key: string, count?: number) =>
  words.of('staff', key).replace('{{count}}', String(count ?? ''));

let hall: StickHall;
let loopback: Loopback;
let page: Page;
let hand: Hand;

test.beforeEach(async ({ page: screen }) => {
  page = screen;
  hand = new Hand(page);
  hall = await startStickHall({ ports: { screenDir: 'dist/renderer' } });
  loopback = await serveLoopback(hall.machine.fetch, 0, () => crypto.randomUUID());
  await page.goto(loopback.link);
  return async () => {
    // Its voice may still be on its way, and would break off in the middle.
    await page.close();
    await loopback.close();
    await hall.close();
  };
});

test('what waits is taken along, taken in at the page of the intake, and its receipt stands on the slip', async ({
  browser,
}) => {
  await hall.handIn();
  await hall.handIn(1);
  const { submission } = await hall.slipOf();
  await hall.signIn();
  await enter();
  await hand.press(staff('stick.open'));
  await hand.reads(staff('stick.put-in'));
  await hall.plugIn();
  await hand.reads(staff('stick.waiting', 3));
  await hand.press(staff('stick.take', 3));
  await hand.reads(staff('stick.all-there', 3));
  expect(await hand.key(staff('stick.take', 3)).count()).toBe(0);
  const stick = await hall.pullOut();
  await hand.reads(staff('stick.put-in'));

  await takeInAtThePage(browser, stick);
  expect(await hall.intake.store.count()).toBe(3);
  expect(filesBelow(stick).filter((file) => file.startsWith('bangban-receipts'))).toHaveLength(1);

  await hall.plugIn(stick);
  await hand.reads(staff('stick.answers', 3));
  await hand.press(staff('stick.take-answers'));
  await hand.reads(staff('stick.received', 3));
  const there = await hall.intake.store.submission(submission);
  expect(await hall.api.submission.slip({ submission })).toMatchObject({
    delivery: 'received',
    receipt: { number: there?.number },
  });
  await hand.press(staff('stick.back'));
  await greeted();
  await page
    .getByText(saying(staff('delivery.received')))
    .first()
    .waitFor();
});

test('pulled out in the middle it says how many are safe, and goes on when it is in again', async () => {
  for (let count = 0; count < 20; count += 1) await hall.handIn();
  await hall.signIn();
  await hall.plugIn();
  await enter();
  // Whoever has just put one in finds it first.
  expect(await plainText(page.locator('main dl > div').first())).toContain(staff('stick.row-in'));
  await hand.press(staff('stick.open'));
  // A hand rests after it has pressed, and by then all would be written.
  const pressed = hand.press(staff('stick.take', 20));
  await expect
    .poll(() => filesBelow(hall.root).filter((file) => file.endsWith('manifest.json')).length, {
      interval: 1,
    })
    .toBeGreaterThanOrEqual(2);
  const stick = await hall.pullOut();
  await pressed;
  await hand.reads(staff('stick.pulled'));
  const { taken } = await hall.done();
  expect(await plainText(page.getByRole('main'))).toContain(staff('stick.pulled-hint', taken));
  expect(await hand.key(staff('stick.take', 20)).count()).toBe(0);
  await hall.plugIn(stick);
  await hand.press(staff('stick.take', 20));
  await hand.reads(staff('stick.all-there', 20));
});

/** The clerk above chooses the folder on the stick, and saves what the page gives for it onto the stick. */
async function takeInAtThePage(browser: Browser, stick: string): Promise<void> {
  const above = await browser.newPage({ locale: 'zh-CN', acceptDownloads: true });
  await above.goto(hall.intake.url);
  await above.getByLabel('口令').fill(hall.intake.identity.token);
  await above.getByRole('button', { name: '进入' }).click();
  await above.getByRole('link', { name: '从 U 盘收' }).click();
  await above.getByLabel('选择文件夹').setInputFiles(path.join(stick, 'bangban'));
  await above.getByRole('button', { name: '收下' }).click();
  await above.getByText('收下了: 3').waitFor();
  const saving = above.waitForEvent('download');
  await above.getByRole('link', { name: '把回执存到 U 盘' }).click();
  const saved = await saving;
  await saved.saveAs(path.join(stick, saved.suggestedFilename()));
  expect(readFileSync(path.join(stick, saved.suggestedFilename()), 'utf8')).toContain('"receipt"');
  await above.close();
}

/** Through the hidden corner, to the list. */
async function enter(): Promise<void> {
  await hand.key(words.of('resident', 'asleep.touch')).waitFor();
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
  await hand.reads(staff('sign-in.ask'));
  await page.getByRole('main').getByRole('button').first().click();
  await hand.pressEach(hall.machine.demoPin ?? '');
  await hand.press(staff('sign-in.go'));
  await greeted();
}

async function greeted(): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /，您好$/ }).waitFor();
}
