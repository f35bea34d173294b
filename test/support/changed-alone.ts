import type { Page } from 'playwright';

const HALF_A_MINUTE_MS = 30_000;
/** Fewer pixels than the least letter has: the edges of the same words drawn twice may differ by some. */
const SPECK = 400;

/** What counts minutes down, for staff. */
const clocks = '[data-say="staff sign-in.wait-minutes"], [data-say="staff delivery.again"]';

/**
 * What changes on a screen while somebody reads it, does nothing and hears nothing: a finding, or nothing at all. The
 * page's clock has to have been installed before the page was opened.
 */
export async function changedAlone(page: Page): Promise<string[]> {
  // After twenty seconds help is offered aloud; what is being said is lit, and Listen shows that somebody speaks.
  const picture = async () => {
    await hush(page);
    const mask = [page.locator('.frame-listen'), page.locator(clocks)];
    // What has not changed is coded alike, and in a third of the time that a PNG takes.
    return page.screenshot({ mask, type: 'jpeg', quality: 100 });
  };
  const before = await picture();
  await page.clock.runFor(HALF_A_MINUTE_MS);
  const after = await picture();
  if (after.equals(before)) return [];
  const pictures = [before, after].map((shot) => shot.toString('base64'));
  const changed = await page.evaluate(differingPixels, pictures);
  return changed < SPECK ? [] : [`changes by itself within half a minute, by ${changed} pixels`];
}

/** Stops the voice, also one that has only just found its words, by a key that does nothing else. */
async function hush(page: Page): Promise<void> {
  const speaking = page.locator('.frame-listen[data-tone="listen"]').filter({ visible: true });
  do {
    await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Unidentified' })));
    await page.mouse.move(0, 0);
    await page.waitForTimeout(100);
  } while ((await speaking.count()) > 0);
}

/** Runs in the page, which can read its own pictures: in base64, of one size. */
async function differingPixels(pictures: readonly string[]): Promise<number> {
  const [one, other] = await Promise.all(
    pictures.map(async (png) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(png), (byte) => byte.codePointAt(0) ?? 0)]),
      );
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      return new Uint32Array(context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer ?? []);
    }),
  );
  return one?.reduce((count, pixel, at) => count + (pixel === other?.[at] ? 0 : 1), 0) ?? 0;
}
