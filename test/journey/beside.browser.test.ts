import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allLanguages } from '../../renderer/text/language.ts';
import { launchChromium } from '../support/chromium.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { type RunningKiosk, startKiosk } from '../support/running-kiosk.ts';
import { visitBeside } from '../support/visit-beside.ts';
import { Walk } from '../support/walk.ts';

// The screens that no visit has to go through: help, practice, leaving, eight digits, and what is put by.

let browser: Browser;
let intake: RunningIntake;
let kiosk: RunningKiosk;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  intake = await startIntake();
  kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.clock.install();
  await page.goto(kiosk.link);
});

afterAll(async () => {
  await browser?.close();
  await kiosk?.close();
  await intake?.close();
});

test.each(allLanguages.map(({ tag }) => tag))(
  'nothing is amiss on them in %s',
  async (language) => {
    const walk = new Walk(page);
    await visitBeside(page, { language, look: (where) => walk.look(language, where) });
    expect(walk.findings).toEqual([]);
    expect(faults).toEqual([]);
  },
  400_000,
);
