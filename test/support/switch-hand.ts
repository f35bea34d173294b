import type { Locator, Page } from 'playwright';
import { Hand } from './hand.ts';

/** Nobody goes round a screen three times. */
const mostSteps = 120;

/**
 * Somebody with two switches and nothing else: one goes on, the other presses. Where the ring stands is seen, and what it
 * stands on is found as every hand finds it.
 */
export class SwitchHand extends Hand {
  /** What the two switches send at this kiosk. */
  readonly #sends: { move: string; press: string };
  #pressed: string | undefined;

  constructor(page: Page, sends: { move: string; press: string }) {
    super(page);
    this.#sends = sends;
  }

  async move(): Promise<void> {
    await this.page.keyboard.press(this.#sends.move);
  }

  protected override async touch(key: Locator): Promise<void> {
    await key.waitFor();
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const ringed = await key.evaluate((element) => ({
        here: element.matches('[data-scanned]'),
        alone: document.querySelectorAll('[data-scanned]').length === 1,
      }));
      if (!ringed.here) await this.move();
      else {
        // A second press on one place within half a second is a tremble.
        const place = JSON.stringify(await key.boundingBox());
        if (ringed.alone && place === this.#pressed) await this.page.waitForTimeout(520);
        this.#pressed = ringed.alone ? place : undefined;
        await this.page.keyboard.press(this.#sends.press);
        if (ringed.alone) return;
      }
    }
    throw new Error('The ring never came to it');
  }
}
