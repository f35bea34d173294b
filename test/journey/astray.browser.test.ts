import { expect } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { kioskForAll as test } from '../support/hall.ts';
import { inTurn } from '../support/in-turn.ts';
import { installClock } from '../support/page-clock.ts';
import { visitAstray } from '../support/visit-astray.ts';
import { Walk } from '../support/walk.ts';

// The screens that stand there when something does not go as it was meant to: refused, not eligible, wrong, failed.

test.beforeAll(async ({ page, kiosk }) => {
  await installClock(page);
  await page.goto(kiosk.link);
});

test.for(inTurn(allLanguages).map(({ tag }) => tag))(
  'nothing is amiss on them in %s',
  { timeout: 400_000 },
  async (language, { page, kiosk }) => {
    const walk = new Walk(page);
    await visitAstray(page, { kiosk, language, look: (where) => walk.look(language, where) });
    expect(walk.findings).toEqual([]);
  },
);
