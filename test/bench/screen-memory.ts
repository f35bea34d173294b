import type { CDPSession } from 'playwright';
import { beginElderAllowance, words } from '../support/begin-elder-allowance.ts';
import { launchChromium } from '../support/chromium.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import type { MeasureOptions, Row } from './row.ts';

/**
 * What the page's scripts hold after many screens of one visit, to what they held when it had warmed up. Everything that
 * can be let go is collected first, so that what is left is held on to. A visit ends with the page loaded anew, so no
 * page ever sees this many.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const [warm, last] = quick ? [10, 40] : [50, 500];
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(kiosk.link);
  const hand = await beginElderAllowance(page);
  await hand.spell('wang');
  await hand.press('王');
  const [first, second] = ['name', 'local'].map((id) => words.service(`question.${id}.ask`));
  const [next, back] = ['foot.next', 'foot.back'].map((key) => hand.key(words.of('resident', key)));
  const inspector = await page.context().newCDPSession(page);

  let before = 0;
  for (let screen = 1; screen <= last; screen += 2) {
    await next?.click();
    await hand.reads(second ?? '');
    await back?.click();
    await hand.reads(first ?? '');
    if (before === 0 && screen >= warm) before = await heldBy(inspector);
  }
  const after = await heldBy(inspector);
  await browser.close();
  await kiosk.close();
  await intake.close();
  return [
    {
      what: `memory of the page’s scripts after ${last} screens, to after ${warm}`,
      measured: { [`after ${warm} MB`]: before, [`after ${last} MB`]: after },
      value: after / before,
      unit: 'times',
      budget: { atMost: 1.1 },
    },
  ];
}

/** In MB. */
async function heldBy(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
