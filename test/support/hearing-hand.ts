import type { Locator, Page, Request } from 'playwright';
import type { Ear } from './ear.ts';
import { Hand } from './hand.ts';

/** A second touch on the same place within half a second is a tremble. */
const restMs = 520;
/** What a page asks of its own accord: no finger's doing. */
const told = new Set(['/api/kiosk/events', '/api/kiosk/state']);

/**
 * The finger of somebody who does not see, on a screen whose touches say first: each key is touched to hear what it is,
 * and touched again. That the first touch has done nothing is looked at every time.
 */
export class HearingHand extends Hand {
  readonly #ear: Ear;
  /** What the screen had the machine do. */
  readonly #calls: string[] = [];
  readonly #unanswered = new Set<Request>();
  /** Every difference that a first touch has made. */
  readonly done: string[] = [];
  #lastOn: string | undefined;

  constructor(page: Page, ear: Ear) {
    super(page);
    this.#ear = ear;
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      // The stream of events stays open as long as the page is, and what it tells of is fetched whenever it comes.
      if (request.method() !== 'POST' || told.has(pathname)) return;
      this.#calls.push(pathname);
      this.#unanswered.add(request);
    });
    page.on('requestfinished', (request) => this.#unanswered.delete(request));
    page.on('requestfailed', (request) => this.#unanswered.delete(request));
  }

  /** Touches once and hears what is there. */
  async feel(key: Locator): Promise<string> {
    await key.waitFor();
    await this.#quiet();
    await this.#ear.forget();
    const before = await this.#standing();
    const calls = this.#calls.length;
    await this.#tap(key);
    await this.page.waitForTimeout(60);
    const name = await key.innerText();
    const now = await this.#standing();
    if (now !== before) this.done.push(`${name}: ${before} became ${now}`);
    if (this.#calls.length > calls) this.done.push(`${name}: ${this.#calls.slice(calls).join()}`);
    return this.heard();
  }

  /**
   * Two taps within a tenth of a second, by the time that the glass reports, however busy the computer is. What the first has
   * said lasts until the second, as it does in life.
   */
  async twiceAt(x: number, y: number): Promise<void> {
    await this.#ear.forget();
    await this.page.evaluate(() => void (globalThis.sentenceMs = 3_000));
    const glass = await this.page.context().newCDPSession(this.page);
    const start = Date.now();
    for (const at of [0, 90]) {
      const touch = { touchPoints: [{ x, y }], timestamp: (start + at) / 1000 };
      await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', ...touch });
      await glass.send('Input.dispatchTouchEvent', {
        type: 'touchEnd',
        touchPoints: [],
        timestamp: (start + at + 30) / 1000,
      });
    }
    await this.page.evaluate(() => void (globalThis.sentenceMs = undefined));
  }

  async at(x: number, y: number): Promise<string> {
    await this.#ear.forget();
    await this.page.touchscreen.tap(x, y);
    await this.page.waitForTimeout(60);
    return this.heard();
  }

  protected override async touch(key: Locator): Promise<void> {
    await key.waitFor();
    const place = JSON.stringify(await key.boundingBox());
    const inGrid = await key.evaluate((element) => element.closest('[data-grid]') !== null);
    // On a keypad the same digit is only pressed again.
    if (!inGrid || place !== this.#lastOn) {
      const heard = await this.feel(key);
      if (heard === '') this.done.push(`${await key.innerText()}: nothing was said`);
      await this.page.waitForTimeout(inGrid ? restMs / 2 : restMs);
    }
    this.#lastOn = place;
    await this.#tap(key);
  }

  async #tap(key: Locator): Promise<void> {
    const box = await key.boundingBox();
    if (!box) throw new Error('There is nothing to be touched');
    await this.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** What a screen that has just come asks for is none of the finger's doing. */
  async #quiet(): Promise<void> {
    let calls;
    do {
      calls = this.#calls.length;
      await this.page.evaluate(
        () => new Promise((idle) => requestAnimationFrame(() => requestIdleCallback(idle))),
      );
      while (this.#unanswered.size > 0) await this.page.waitForTimeout(20);
    } while (this.#calls.length > calls);
  }

  /** What was said since the last touch. Sentences are said one by one, and written without a gap. */
  async heard(): Promise<string> {
    return (await this.#ear.heard()).replaceAll(' ', '');
  }

  /** All that is to be seen but the voice's own key, which tells whether it speaks. */
  #standing(): Promise<string> {
    return this.page.evaluate(() => {
      const parts = [...document.querySelectorAll<HTMLElement>('.frame-sheet, .frame-foot')];
      const shown = parts.filter((part) => part.checkVisibility());
      const pressed = [...document.querySelectorAll('[aria-pressed="true"]')].map(
        ({ textContent }) => textContent,
      );
      return [...shown.map((part) => part.innerText), ...pressed].join('|');
    });
  }
}
