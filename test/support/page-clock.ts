import type { Page } from 'playwright';

type Kept = typeof globalThis & { timeStampOfGlass: PropertyDescriptor | undefined };

/**
 * Puts the page's clock into the test's hands: `page.clock` then moves it. Has to be there before the page is opened.
 *
 * When a key or a touch came stays what the glass says. Playwright's clock would take the moment in which somebody first asks
 * for it: on a busy computer two touches then lie closer together than they were made, and the keys of a scanner further apart.
 *
 * @param time that the page takes for now, in ms since 1970; the computer's where it is left out
 */
export async function installClock(page: Page, time?: number): Promise<void> {
  await page.context().addInitScript(() => {
    (globalThis as Kept).timeStampOfGlass = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
  });
  await page.clock.install(time === undefined ? {} : { time });
  await page.context().addInitScript(() => {
    const { timeStampOfGlass } = globalThis as Kept;
    if (timeStampOfGlass) Object.defineProperty(Event.prototype, 'timeStamp', timeStampOfGlass);
  });
}
