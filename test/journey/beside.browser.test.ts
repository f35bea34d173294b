import { expect } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { kioskForAll as test } from '../support/hall.ts';
import { inTurn } from '../support/in-turn.ts';
import { installClock } from '../support/page-clock.ts';
import { visitBeside } from '../support/visit-beside.ts';
import { Walk } from '../support/walk.ts';

// The screens that no visit has to go through: help, practice, leaving, eight digits, and what is put by.

test.beforeAll(async ({ page, kiosk }) => {
  await installClock(page);
  await page.goto(kiosk.link);
});

test.for(inTurn(allLanguages, 1).map(({ tag }) => tag))(
  'nothing is amiss on them in %s',
  { timeout: 400_000 },
  async (language, { page }) => {
    const walk = new Walk(page);
    await visitBeside(page, { language, look: (where) => walk.look(language, where) });
    expect(walk.findings).toEqual([]);
  },
);
