import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { differences, newestAnswers } from '../support/arrived.ts';
import { axeFindings } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { identityNumber } from '../support/identity-number.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { type RunningKiosk, startKiosk } from '../support/running-kiosk.ts';
import { type Moves, visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// Somebody fills in each service in each language, by role and name only, and axe looks at every screen on the way.

const elder = identityNumber('1936-01-01');
const home = { places: ['柳溪社区'], number: '12' } as const;

/** In the same order in which the screens come, for whoever reads along. */
const services: Readonly<Record<string, Moves>> = {
  'elder-allowance': {
    identity: { digits: elder },
    name: { pinyin: 'wangguilan', pick: '王桂兰', latin: 'WANG' },
    local: { choose: 'yes' },
    living: { choose: 'spouse' },
    address: home,
    pay_to: { choose: 'passbook' },
    account_photo: { photo: true },
    phone: { digits: '13800138000' },
    yearly: { choose: 'hall' },
    also: { choose: 'elder_card' },
  },
  'resident-medical-insurance': {
    local: { choose: 'yes' },
    name: { pinyin: 'liming', pick: '李明', latin: 'LI' },
    identity: { digits: identityNumber('1970-05-06') },
    work_insured: { choose: 'no' },
    status: { choose: 'low_income' },
    disabled: { choose: 'no' },
    pay_by: { choose: 'counter' },
    phone: { digits: '13800138000' },
    address: home,
  },
  'request-to-the-hall': {
    category: { choose: 'lamp' },
    danger: { choose: 'no' },
    place: home,
    words: { pinyin: 'ludeng', pick: '路灯', latin: 'Lamp' },
    has_photo: { choose: 'yes' },
    scene: { photo: true },
    call_back: { choose: 'yes' },
    phone: { digits: '13800138000' },
    name: { skip: true },
  },
};

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
const looked = new Set<string>();

beforeAll(async () => {
  browser = await launchChromium();
  intake = await startIntake();
  kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  // The start link works once, and so one screen sees one visitor after the other, as in a hall.
  await page.goto(kiosk.link);
});

afterAll(async () => {
  await browser?.close();
  await kiosk?.close();
  await intake?.close();
});

describe.each(allLanguages.map(({ tag }) => tag))('in %s', (language) => {
  test.each(Object.keys(services))(
    '%s is handed in, once, without a finding of axe',
    async (service) => {
      const before = await intake.store.count();
      const findings: string[] = [];
      let declared = '';
      const forTheCounter: string[] = [];
      const { number } = await visit(page, {
        service,
        language,
        moves: services[service] ?? {},
        look: async (where) => {
          forTheCounter.push(...(await page.locator('.for-the-counter').allInnerTexts()));
          if (where === 'declaration') declared = await page.getByRole('main').innerText();
          // Screens that every visit goes through are looked at once in each language.
          if (looked.has(`${language} ${where}`)) return;
          looked.add(`${language} ${where}`);
          for (const finding of await axeFindings(page)) findings.push(`${where}: ${finding}`);
        },
      });

      const words = new Words(language, service);
      const made = (together[service] ?? []).map((id) => words.service(`application.${id}`));
      expect(declared.split('\n')).toEqual(expect.arrayContaining(made));
      // The review and the slip say in Chinese too what the counter could not read.
      const phone = new Words('zh-CN', service).service('question.phone.label');
      expect(forTheCounter.some((text) => text.includes(phone))).toBe(!language.startsWith('zh'));
      expect(findings).toEqual([]);
      expect(faults).toEqual([]);
      expect((await intake.store.count()) - before).toBe(1);
      const arrived = await newestAnswers(intake);
      expect(differences(services[service] ?? {}, language, arrived, ['also'])).toEqual([]);
      expect(number).toMatch(/^[0-9 ]+$/);
    },
    400_000,
  );
});
