import { expect } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { pseudoLanguages } from '../../renderer/text/pseudo.ts';
import { kioskForEach } from '../support/hall.ts';
import { inTurn } from '../support/in-turn.ts';
import { installClock } from '../support/page-clock.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { startStaffDay } from '../support/staff-day.ts';
import { visitStaff } from '../support/visit-staff.ts';
import { Walk } from '../support/walk.ts';

// The staff's screens, with the measures of the residents': theirs are eyes and hands too. Nothing is read out there unless
// Listen is pressed, since whoever stands in the hall would hear what waits. That each text can be said is measured.

/** A day and a screen of its own for each language: what was tried and put away in one is no other's. */
const test = kioskForEach.extend('day', async ({}, { onCleanup }) => {
  const day = await startStaffDay();
  onCleanup(() => day.close());
  return day;
});

test.for(inTurn([...allLanguages, ...pseudoLanguages], 2).map(({ tag }) => tag))(
  'nothing is amiss on them in %s',
  { timeout: 600_000 },
  async (language, { page, day, onTestFinished }) => {
    await installClock(page, day.now());
    if (pseudoLanguages.some(({ tag }) => tag === language)) {
      const screen = await buildPseudoScreen(language);
      onTestFinished(() => screen.close());
      await screen.over(page);
    }
    await page.goto(day.link);
    const walk = new Walk(page);
    await visitStaff(page, { language, day, look: (where) => walk.look(language, where) });
    expect(walk.findings).toEqual([]);
  },
);
