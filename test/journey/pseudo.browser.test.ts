import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pseudoLanguages } from '../../renderer/text/pseudo.ts';
import { launchChromium } from '../support/chromium.ts';
import { identityNumber } from '../support/identity-number.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { type RunningKiosk, startKiosk } from '../support/running-kiosk.ts';
import { type Moves, visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A whole visit in languages that do not exist yet: everything longer, and everything from right to left.

const service = 'elder-allowance';

/** The first of what can be chosen: with everything longer the rest is on further pages. */
const moves: Moves = {
  identity: { digits: identityNumber('1936-01-01') },
  name: { pinyin: 'wang', pick: '王', latin: 'WANG' },
  local: { choose: 'yes' },
  living: { choose: 'alone' },
  address: { places: ['柳溪社区'], number: '12' },
  pay_to: { choose: 'social_card' },
  account_photo: { photo: true },
  phone: { digits: '13800138000' },
  yearly: { choose: 'hall' },
  also: { choose: 'elder_card' },
};

let browser: Browser;
let intake: RunningIntake;
let kiosk: RunningKiosk;
let screen: Awaited<ReturnType<typeof buildPseudoScreen>>;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  intake = await startIntake();
  kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  screen = await buildPseudoScreen();
  page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(kiosk.link);
  await screen.over(page);
  await page.reload();
});

afterAll(async () => {
  await browser?.close();
  await kiosk?.close();
  await intake?.close();
  await screen?.close();
});

test('the kiosk that ships knows none of them', () => {
  const shipped = readdirSync('dist/renderer/assets').map((name) => path.join('dist/renderer/assets', name));
  const found = shipped.filter((file) => pseudoLanguages.some(({ tag }) => readFileSync(file).includes(tag)));
  expect(found).toEqual([]);
});

test('read from the right, Help and Back stand at the right, Next at the left, and digits as ever', async () => {
  const words = new Words('ar-XB', service);
  const found: string[] = [];
  let pads = 0;
  await visit(page, {
    service,
    language: 'ar-XB',
    moves,
    look: async (where) => {
      if (where === 'asleep' || where === 'welcome') return;
      if ((await page.locator('html').getAttribute('dir')) !== 'rtl')
        found.push(`${where}: not from the right`);
      const [help, listen, mark, next] = await Promise.all([
        leftOf(page.getByRole('button', { name: words.of('resident', 'foot.help'), exact: true })),
        leftOf(page.locator('.frame-listen')),
        leftOf(page.locator('.frame-mark')),
        leftOf(page.locator('.frame-next')),
      ]);
      if (help === undefined || next === undefined || next >= help)
        found.push(`${where}: Help ${help}, Next ${next}`);
      if (listen === undefined || mark === undefined || listen >= mark)
        found.push(`${where}: Listen ${listen}`);
      const [one, three] = await Promise.all(
        ['1', '3'].map((digit) => leftOf(page.getByRole('button', { name: digit, exact: true }))),
      );
      if (one === undefined || three === undefined) return;
      pads += 1;
      if (one >= three) found.push(`${where}: 3 stands before 1`);
    },
  });
  expect(found).toEqual([]);
  expect(pads).toBeGreaterThan(1);
  expect(faults).toEqual([]);
}, 300_000);

test('with everything longer, nothing sticks out of a screen and no text is cut off', async () => {
  const found: string[] = [];
  await visit(page, {
    service,
    language: 'en-XA',
    moves,
    look: async (where) => {
      if (where === 'asleep' || where === 'welcome') return;
      for (const fault of await page.evaluate(cutOff)) found.push(`${where}: ${fault}`);
    },
  });
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
}, 300_000);

async function leftOf(locator: ReturnType<Page['locator']>): Promise<number | undefined> {
  if ((await locator.count()) === 0) return undefined;
  return (await locator.first().boundingBox())?.x;
}

/** Runs in the page. What is for ears alone is smaller than a letter. */
function cutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-say], button')].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 5 || box.height < 5) return [];
    const out = box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1;
    const wider = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    return out || wider ? [`"${element.textContent}" ${out ? 'sticks out' : 'is cut off'}`] : [];
  });
}
