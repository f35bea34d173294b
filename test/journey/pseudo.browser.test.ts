import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { pseudoLanguages } from '../../renderer/text/pseudo.ts';
import { kioskForAll as test } from '../support/hall.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit } from '../support/visit.ts';
import { visitBeside } from '../support/visit-beside.ts';
import { Walk } from '../support/walk.ts';
import { Words } from '../support/words.ts';

// A whole visit in languages that do not exist yet: everything longer, and everything from right to left.

const service = 'elder-allowance';

type Screen = Awaited<ReturnType<typeof buildPseudoScreen>>;
const screens = new Map<string, Screen>();

test.beforeAll(async ({ page, kiosk }) => {
  await page.clock.install();
  await page.goto(kiosk.link);
  return async () => {
    for (const screen of screens.values()) await screen.close();
  };
});

/** Has the language to be chosen, beside English alone: a hall writes no speech in more than two ways. */
async function bring(page: Page, language: string): Promise<void> {
  const screen = screens.get(language) ?? (await buildPseudoScreen(language));
  screens.set(language, screen);
  await screen.over(page);
  await page.reload();
}

test('the kiosk that ships knows none of them', () => {
  const shipped = readdirSync('dist/renderer/assets').map((name) => path.join('dist/renderer/assets', name));
  const found = shipped.filter((file) => pseudoLanguages.some(({ tag }) => readFileSync(file).includes(tag)));
  expect(found).toEqual([]);
});

test('read from the right, Help and Back stand at the right, Next at the left, and digits as ever', async ({
  page,
}) => {
  await bring(page, 'ar-XB');
  const words = new Words('ar-XB', service);
  const found: string[] = [];
  let pads = 0;
  await visit(page, {
    service,
    language: 'ar-XB',
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

test.for(pseudoLanguages.map(({ tag }) => tag))(
  'nothing is amiss on any screen in %s',
  { timeout: 600_000 },
  async (language, { page }) => {
    await bring(page, language);
    const walk = new Walk(page);
    const look = (where: string) => walk.look(language, where);
    await visit(page, { service, language, moves: shippedMoves[service], look });
    await visitBeside(page, { language, look });
    expect(walk.findings).toEqual([]);
  },
);

async function leftOf(locator: ReturnType<Page['locator']>): Promise<number | undefined> {
  if ((await locator.count()) === 0) return undefined;
  return (await locator.first().boundingBox())?.x;
}
