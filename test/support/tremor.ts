import type { CDPSession, Locator, Page } from 'playwright';
import { randomFrom } from '../../tools/random-from.ts';
import { Hand } from './hand.ts';

interface Point {
  x: number;
  y: number;
}

/** What a finger that trembles does instead of a tap. */
const ways = ['rolling', 'slow', 'doubled', 'near-miss', 'palm'] as const;
type Way = (typeof ways)[number];

/** CSS pixels of a millimetre on the panel that the test is looked at on. */
const MM = 4.034;

/**
 * A hand with a tremor, by chance that a seed repeats: it rolls up to 6 mm, stays up to two seconds, taps twice, comes
 * down beside a key first, and leans its palm on the glass. What it wants is what is to happen, each time once.
 */
export class TremblingHand extends Hand {
  readonly #random: () => number;
  readonly #glass: CDPSession;
  /** How often each way came up. */
  readonly trembled: Record<Way, number> = { rolling: 0, slow: 0, doubled: 0, 'near-miss': 0, palm: 0 };

  private constructor(page: Page, glass: CDPSession, seed: number) {
    super(page);
    this.#glass = glass;
    this.#random = randomFrom(seed);
  }

  static async of(page: Page, seed: number): Promise<TremblingHand> {
    return new TremblingHand(page, await page.context().newCDPSession(page), seed);
  }

  protected override async touch(key: Locator): Promise<void> {
    await key.waitFor();
    const box = await key.boundingBox();
    if (!box) throw new Error('There is nothing to be touched');
    const way = ways[Math.floor(this.#random() * ways.length)] ?? 'rolling';
    this.trembled[way] += 1;
    // Anywhere but at the very edge, as far as a trembling hand can aim.
    const aim = {
      x: box.x + box.width * (0.2 + 0.6 * this.#random()),
      y: box.y + box.height * (0.2 + 0.6 * this.#random()),
    };
    switch (way) {
      case 'rolling':
        return this.#roll(aim, 6 * MM);
      case 'slow':
        return this.#press(aim, 600 + 1300 * this.#random());
      case 'doubled':
        return this.#twice(aim, 40 + 60 * this.#random());
      case 'near-miss':
        // In the gap below the key. It is told that it lies higher, and she tries again.
        return this.#missAndPress(box, aim);
      case 'palm':
        return this.#withPalm(aim);
    }
  }

  /** Three steps about the place, none further from it than this. */
  async #roll(from: Point, far: number): Promise<void> {
    await this.#send('touchStart', [from]);
    for (let step = 0; step < 3; step += 1) {
      await this.page.waitForTimeout(60);
      await this.#send('touchMove', [this.#near(from, far)]);
    }
    await this.#send('touchEnd', []);
  }

  async #press(at: Point, holdMs: number): Promise<void> {
    await this.#send('touchStart', [at]);
    await this.page.waitForTimeout(holdMs);
    await this.#send('touchEnd', []);
  }

  /** By the time that the glass reports: how long a busy computer takes over it does not matter. */
  async #twice(at: Point, gapMs: number): Promise<void> {
    const start = Date.now();
    await this.#send('touchStart', [at], start);
    await this.#send('touchEnd', [], start + 30);
    await this.#send('touchStart', [this.#near(at, 2 * MM)], start + 30 + gapMs);
    await this.#send('touchEnd', [], start + 50 + gapMs);
  }

  async #missAndPress({ y, height }: { y: number; height: number }, aim: Point): Promise<void> {
    const below = y + height + 2 * MM;
    // All of the sleeping glass is one key, and nothing is beside it.
    if (below < (this.page.viewportSize()?.height ?? 0)) {
      await this.#press({ x: aim.x, y: below }, 80);
      await this.page.getByText('再往上一点').waitFor();
    }
    await this.#press(aim, 80);
  }

  /** The heel of the hand lies at the lower edge of the glass before the finger comes, and after it has gone. */
  async #withPalm(at: Point): Promise<void> {
    const { height = 0, width = 0 } = this.page.viewportSize() ?? {};
    const palm = { x: width * 0.55, y: height - 3, radiusX: 14 * MM, radiusY: 8 * MM, id: 7 };
    await this.#send('touchStart', [palm]);
    await this.page.waitForTimeout(200);
    const finger = { ...at, id: 8 };
    await this.#send('touchStart', [palm, finger]);
    await this.page.waitForTimeout(90);
    await this.#send('touchEnd', [finger]);
    await this.page.waitForTimeout(100);
    await this.#send('touchEnd', [palm]);
  }

  #near({ x, y }: Point, far: number): Point {
    const angle = this.#random() * 2 * Math.PI;
    const away = this.#random() * far;
    return { x: x + Math.cos(angle) * away, y: y + Math.sin(angle) * away };
  }

  async #send(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: (Point & { radiusX?: number; radiusY?: number; id?: number })[],
    at = Date.now(),
  ): Promise<void> {
    await this.#glass.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: at / 1000 });
  }
}
