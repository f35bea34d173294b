import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginElderAllowance } from '../../support/begin-elder-allowance.ts';
import { launchChromium } from '../../support/chromium.ts';
import { drawnIn } from '../../support/drawn-in.ts';
import { startIntake } from '../../support/running-intake.ts';
import { startKiosk } from '../../support/running-kiosk.ts';
import { Words } from '../../support/words.ts';

let intake: Awaited<ReturnType<typeof startIntake>>;
let browser: Browser;

beforeAll(async () => {
  intake = await startIntake();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await intake.close();
});

/** A kiosk of its own for `work`, and what of fonts its screen asked for: all of it, and what since a service began. */
async function withLetters(work: (page: Page) => Promise<void>): Promise<{ all: string[]; late: string[] }> {
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const all: string[] = [];
  const late: string[] = [];
  let isUnderWay = false;
  try {
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === '/api/session/next') isUnderWay = true;
      if (!/noto-sans-.*\.(?:css|woff2)$/.test(pathname)) return;
      all.push(pathname);
      if (isUnderWay) late.push(pathname);
    });
    await page.goto(kiosk.link);
    await work(page);
    await page.evaluate(async () => void (await document.fonts.ready));
    expect(isUnderWay).toBe(true);
    return { all, late };
  } finally {
    await page.close();
    await kiosk.close();
  }
}

test('the letters of every question are there before it is: none is drawn in another font first', async () => {
  const { all, late } = await withLetters(async (page) => {
    await beginElderAllowance(page);
  });
  expect(all.length).toBeGreaterThan(10);
  // What is written in other shapes comes to whoever chooses it, and makes no other visit heavier.
  expect(all.filter((file) => file.includes('noto-sans-hk'))).toEqual([]);
  expect(late).toEqual([]);
});

test('traditional Chinese is drawn in the shapes of Hong Kong, and those are there in time as well', async () => {
  const { late } = await withLetters(async (page) => {
    await beginElderAllowance(page, new Words('zh-HK', 'elder-allowance'));
    expect(await drawnIn(page, 'h1')).toEqual([expect.stringMatching(/^Noto Sans HK .*here$/)]);
  });
  expect(late).toEqual([]);
});
