import { describe, expect } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { differences, newestAnswers } from '../support/arrived.ts';
import { kioskForAll } from '../support/hall.ts';
import { inTurn } from '../support/in-turn.ts';
import { installClock } from '../support/page-clock.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { type Moves, visit } from '../support/visit.ts';
import { Walk } from '../support/walk.ts';
import { Words } from '../support/words.ts';

// Somebody fills in each service in each language, by role and name only; axe, a tape measure and half a minute of
// patience look at every screen on the way.

/** What is handed in together, and so told of before it is. */
const together: Readonly<Record<string, readonly string[]>> = {
  'elder-allowance': ['allowance', 'elder_card'],
  'resident-medical-insurance': ['enrolment', 'assistance'],
};

/** What was looked at once in a language is not looked at again. */
const test = kioskForAll.extend('walk', { scope: 'file' }, ({ page }) => new Walk(page));

test.beforeAll(async ({ page, kiosk }) => {
  await installClock(page);
  await page.goto(kiosk.link);
});

// In one run each service is gone through in another language.
describe.each(allLanguages.map(({ tag }, at) => [tag, at] as const))('in %s', (language, at) => {
  test.for(inTurn(Object.entries<Moves>(shippedMoves), at))(
    '%s is handed in, once, and nothing is amiss on its screens',
    { timeout: 600_000 },
    async ([service, moves], { intake, page, walk }) => {
      const before = await intake.store.count();
      let declared = '';
      const forTheCounter: string[] = [];
      const { number } = await visit(page, {
        service,
        language,
        moves,
        look: async (where) => {
          forTheCounter.push(...(await page.locator('.for-the-counter').allInnerTexts()));
          if (where === 'declaration') declared = await page.getByRole('main').innerText();
          await walk.look(language, where);
        },
      });

      const words = new Words(language, service);
      const made = (together[service] ?? []).map((id) => words.service(`application.${id}`));
      expect(declared.split('\n')).toEqual(expect.arrayContaining(made));
      // The review and the slip say in Chinese too what the counter could not read.
      const phone = new Words('zh-CN', service).service('question.phone.label');
      expect(forTheCounter.some((text) => text.includes(phone))).toBe(!language.startsWith('zh'));
      expect(walk.findings.splice(0)).toEqual([]);
      expect((await intake.store.count()) - before).toBe(1);
      const arrived = await newestAnswers(intake);
      expect(differences(moves, language, arrived, ['also'])).toEqual([]);
      expect(number).toMatch(/^[0-9 ]+$/);
    },
  );
});
