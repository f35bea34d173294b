import type { Page } from 'playwright';
import { beginElderAllowance, words } from '../support/begin-elder-allowance.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Hand } from '../support/hand.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { seenAfter } from '../support/seen-after.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/**
 * From the touch of Next to the next question on the glass: the answer checked, sealed and on the disk in between. In
 * a real Chromium on the machine as `npm run serve` runs it; once as it is, once with the page's processor slowed
 * four times.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(kiosk.link);
  const hand = await beginElderAllowance(page);
  await hand.spell('wang');
  await hand.press('王');
  await hand.press(words.of('resident', 'foot.next'));
  await hand.choose(words.of('input', 'yes-no.yes'));
  await hand.press(words.of('resident', 'foot.next'));

  const times = quick ? 10 : 60;
  const throttle = await page.context().newCDPSession(page);
  const plain = await touches(page, hand, times);
  await throttle.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const slowed = await touches(page, hand, times);

  await browser.close();
  await kiosk.close();
  await intake.close();
  return [
    row('touch to the next question painted', plain, 80),
    row('the same with the page’s processor slowed four times', slowed, 200),
  ];
}

function row(what: string, taken: readonly number[], atMost: number): Row {
  return {
    what: `${what}, p95`,
    measured: { 'p50 ms': quantile(taken, 0.5), 'p95 ms': quantile(taken, 0.95), touches: taken.length },
    value: quantile(taken, 0.95),
    unit: 'ms',
    budget: { atMost },
  };
}

/** There and back again between two questions, each time with another answer. */
async function touches(page: Page, hand: Hand, times: number): Promise<number[]> {
  const [first = '', second = ''] = ['living', 'address'].map((id) => words.service(`question.${id}.ask`));
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await hand.reads(first);
    await hand.choose(words.service(`question.living.choice.${turn % 2 === 0 ? 'alone' : 'spouse'}`));
    const key = await hand.key(words.of('resident', 'foot.next')).boundingBox();
    if (!key) throw new Error('There is no Next');
    const [x, y] = [key.x + key.width / 2, key.y + key.height / 2];
    taken.push(
      await seenAfter(page, 'pointerdown', { in: 'h1', text: second }, () => page.mouse.click(x, y)),
    );
    await page.waitForTimeout(550);
    await hand.press(words.of('resident', 'foot.back'));
  }
  return taken;
}
