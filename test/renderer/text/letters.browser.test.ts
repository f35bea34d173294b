import { expect, test } from 'vitest';
import { beginElderAllowance } from '../../support/begin-elder-allowance.ts';
import { launchChromium } from '../../support/chromium.ts';
import { startIntake } from '../../support/running-intake.ts';
import { startKiosk } from '../../support/running-kiosk.ts';

test('the letters of every question are there before it is: none is drawn in another font first', async () => {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const late: string[] = [];
    let letters = 0;
    let isUnderWay = false;
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname === '/api/session/next') isUnderWay = true;
      if (!pathname.endsWith('.woff2')) return;
      letters += 1;
      if (isUnderWay) late.push(pathname);
    });
    await page.goto(kiosk.link);
    await beginElderAllowance(page);
    await page.evaluate(async () => void (await document.fonts.ready));
    expect(isUnderWay).toBe(true);
    expect(letters).toBeGreaterThan(10);
    expect(late).toEqual([]);
  } finally {
    await browser.close();
    await kiosk.close();
    await intake.close();
  }
});
