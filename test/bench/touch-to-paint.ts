import type { Page } from 'playwright';
import { beginElderAllowance, words } from '../support/begin-elder-allowance.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Hand } from '../support/hand.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/**
 * From the touch of Next to the next question on the glass: the answer checked, sealed and on the disk in between. In
 * a real Chromium on the machine as `npm run serve` runs it; once as it is, once with the page's processor slowed
 * four times. Taken in the page, from the touch's own time to the end of the frame that shows the other question. Whoever
 * presses here does so blindly and asks the page nothing meanwhile: looking would be done by the processor that is measured.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(kiosk.link);
  const hand = await beginElderAllowance(page);
  await hand.pressEach('wang');
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
    await page.evaluate(watchFor, second);
    await page.mouse.click(key.x + key.width / 2, key.y + key.height / 2);
    taken.push(await page.evaluate(() => globalThis.painted));
    await page.waitForTimeout(550);
    await hand.press(words.of('resident', 'foot.back'));
  }
  return taken;
}

declare global {
  /** Milliseconds from the touch to the end of the frame in which the heading stood on the screen. */
  // oxlint-disable-next-line no-var
  var painted: Promise<number>;
}

function watchFor(heading: string): void {
  globalThis.painted = new Promise((painted) => {
    let from = 0;
    addEventListener('pointerdown', (event) => (from = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent !== heading) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The first task after a frame's callbacks runs when the frame has been handed on.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => painted(performance.now() - from));
        port1.start();
        port2.postMessage(undefined);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
