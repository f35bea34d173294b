import { expect } from 'vitest';
import { beginElderAllowance } from '../../support/begin-elder-allowance.ts';
import { drawnIn } from '../../support/drawn-in.ts';
import { kioskForEach } from '../../support/hall.ts';
import { Words } from '../../support/words.ts';

/** With what of fonts the screen asked for: all of it, and what since a service began. */
const test = kioskForEach.extend('letters', ({ page }) => {
  const all: string[] = [];
  const late: string[] = [];
  let isUnderWay = false;
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/api/session/next') isUnderWay = true;
    if (!/noto-sans-.*\.(?:css|woff2)$/.test(pathname)) return;
    all.push(pathname);
    if (isUnderWay) late.push(pathname);
  });
  return async () => {
    await page.evaluate(async () => void (await document.fonts.ready));
    if (!isUnderWay) throw new Error('No service has begun');
    return { all, late };
  };
});

test('the letters of every question are there before it is: none is drawn in another font first', async ({
  kiosk,
  page,
  letters,
}) => {
  await page.goto(kiosk.link);
  await beginElderAllowance(page);
  const { all, late } = await letters();
  expect(all.length).toBeGreaterThan(10);
  // What is written in other shapes comes to whoever chooses it, and makes no other visit heavier.
  expect(all.filter((file) => file.includes('noto-sans-hk'))).toEqual([]);
  expect(late).toEqual([]);
});

test('traditional Chinese is drawn in the shapes of Hong Kong, and those are there in time as well', async ({
  kiosk,
  page,
  letters,
}) => {
  await page.goto(kiosk.link);
  await beginElderAllowance(page, new Words('zh-HK', 'elder-allowance'));
  expect(await drawnIn(page, 'h1')).toEqual([expect.stringMatching(/^Noto Sans HK .*here$/)]);
  const { late } = await letters();
  expect(late).toEqual([]);
});
