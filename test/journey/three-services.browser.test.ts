import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { differences, newestAnswers } from '../support/arrived.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { type RunningKiosk, startKiosk } from '../support/running-kiosk.ts';
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

let browser: Browser;
let intake: RunningIntake;
let kiosk: RunningKiosk;
let page: Page;
const faults: string[] = [];
let walk: Walk;

beforeAll(async () => {
  browser = await launchChromium();
  intake = await startIntake();
  kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  walk = new Walk(page);
  await page.clock.install();
  // The start link works once, and so one screen sees one visitor after the other, as in a hall.
  await page.goto(kiosk.link);
});

afterAll(async () => {
  await browser?.close();
  await kiosk?.close();
  await intake?.close();
});

describe.each(allLanguages.map(({ tag }) => tag))('in %s', (language) => {
  test.each(Object.entries<Moves>(shippedMoves))(
    '%s is handed in, once, and nothing is amiss on its screens',
    async (service, moves) => {
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
      expect(faults).toEqual([]);
      expect((await intake.store.count()) - before).toBe(1);
      const arrived = await newestAnswers(intake);
      expect(differences(moves, language, arrived, ['also'])).toEqual([]);
      expect(number).toMatch(/^[0-9 ]+$/);
    },
    600_000,
  );
});
