import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { pseudoLanguages } from '../../renderer/text/pseudo.ts';
import { kioskForAll as test } from '../support/hall.ts';
import { installClock } from '../support/page-clock.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { walkInvented } from '../support/walk-invented.ts';

// A language that does not exist yet, in which everything is longer. It can be chosen beside English alone: a hall writes
// no speech in more than two ways.

const language = 'en-XA';

test('the kiosk that ships knows no such language', () => {
  const shipped = readdirSync('dist/renderer/assets').map((name) => path.join('dist/renderer/assets', name));
  const found = shipped.filter((file) => pseudoLanguages.some(({ tag }) => readFileSync(file).includes(tag)));
  expect(found).toEqual([]);
});

test('nothing is amiss on any screen', { timeout: 600_000 }, async ({ page, kiosk }) => {
  const screen = await buildPseudoScreen(language);
  try {
    await installClock(page);
    await screen.over(page);
    await page.goto(kiosk.link);
    expect(await walkInvented(page, { kiosk, language })).toEqual([]);
  } finally {
    await screen.close();
  }
});
