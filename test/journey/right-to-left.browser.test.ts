import type { Page } from 'playwright';
import { expect } from 'vitest';
import { kioskForAll as test } from '../support/hall.ts';
import { installClock } from '../support/page-clock.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit } from '../support/visit.ts';
import { walkInvented } from '../support/walk-invented.ts';
import { Words } from '../support/words.ts';

// A language that does not exist yet, read from the right. It can be chosen beside English alone, as in `longer`.

const language = 'ar-XB';
const service = 'elder-allowance';

test.beforeAll(async ({ page, kiosk }) => {
  const screen = await buildPseudoScreen(language);
  await installClock(page);
  await screen.over(page);
  await page.goto(kiosk.link);
  return () => screen.close();
});

test('Help and Back stand at the right, Next at the left, and digits as ever', async ({ page }) => {
  const words = new Words(language, service);
  const found: string[] = [];
  let pads = 0;
  await visit(page, {
    service,
    language,
    moves: shippedMoves[service],
    look: async (where) => {
      if (where === 'asleep' || where === 'welcome') return;
      if ((await page.locator('html').getAttribute('dir')) !== 'rtl')
        found.push(`${where}: not from the right`);
      const [help, listen, mark, next] = await Promise.all([
        leftOf(page.getByRole('button', { name: words.of('resident', 'foot.help'), exact: true })),
        leftOf(page.locator('.frame-listen')),
        leftOf(page.locator('.frame-mark')),
        leftOf(page.locator('.frame-next')),
      ]);
      if (help === undefined || next === undefined || next >= help)
        found.push(`${where}: Help ${help}, Next ${next}`);
      if (listen === undefined || mark === undefined || listen >= mark)
        found.push(`${where}: Listen ${listen}`);
      const [one, three] = await Promise.all(
        ['1', '3'].map((digit) => leftOf(page.getByRole('button', { name: digit, exact: true }))),
      );
      if (one === undefined || three === undefined) return;
      pads += 1;
      if (one >= three) found.push(`${where}: 3 stands before 1`);
    },
  });
  expect(found).toEqual([]);
  expect(pads).toBeGreaterThan(1);
}, 300_000);

test('nothing is amiss on any screen', { timeout: 600_000 }, async ({ page, kiosk }) => {
  expect(await walkInvented(page, { kiosk, language })).toEqual([]);
});

async function leftOf(locator: ReturnType<Page['locator']>): Promise<number | undefined> {
  if ((await locator.count()) === 0) return undefined;
  return (await locator.first().boundingBox())?.x;
}
