import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { Hand } from '../support/hand.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { type RunningKiosk, startKiosk } from '../support/running-kiosk.ts';
import { Words } from '../support/words.ts';

// The room behind the hidden corner, as somebody who looks after six kiosks uses it.

const words = new Words('zh-CN', 'request-to-the-hall');
const staff = (key: string) => words.of('staff', key);

let browser: Browser;
let intake: RunningIntake;
let services: string;
let kiosk: RunningKiosk;
let page: Page;
let hand: Hand;

beforeAll(async () => {
  browser = await launchChromium();
  intake = await startIntake();
  services = mkdtempSync(path.join(os.tmpdir(), 'bangban-services-'));
  cpSync('services/request-to-the-hall', path.join(services, 'request-to-the-hall'), { recursive: true });
  breakElderAllowance();
});

beforeEach(async () => {
  kiosk = await startKiosk([
    '--demo',
    '--intake',
    intake.url,
    '--enrol',
    await intake.newCode(),
    '--services',
    services,
  ]);
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  hand = new Hand(page);
  await page.goto(kiosk.link);
  return async () => {
    await page.close();
    await kiosk.close();
  };
});

afterAll(async () => {
  await browser?.close();
  await intake?.close();
  rmSync(services, { recursive: true, force: true });
});

test('a service that was refused says which it is, and what to mend in which file and place', async () => {
  await signIn();
  const row = page.getByRole('main').locator('dl > *').filter({ hasText: 'elder-allowance' });
  await row.getByRole('button', { name: staff('overview.why'), exact: true }).click();
  await hand.reads(staff('service.title').replace('{{service}}', 'elder-allowance'));
  const said = await page.getByRole('main').innerText();
  const aYesNo = words.of('authoring', 'kind.yes-no');
  expect(said).toContain(`这里填的不是${aYesNo}。请改成${aYesNo}。`);
  expect(said).toContain('文件 service.json，位置 sample');
  expect(said).toContain('文件 service.json，位置 version');
  await hand.press(staff('why.back'));
  await hand.reads(hello());
});

function breakElderAllowance(): void {
  const folder = path.join(services, 'elder-allowance');
  cpSync('services/elder-allowance', folder, { recursive: true });
  const file = path.join(folder, 'service.json');
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  definition['sample'] = 'yes';
  delete definition['version'];
  writeFileSync(file, JSON.stringify(definition));
}

function hello(): string {
  return staff('overview.hello').replace('{{name}}', '小李');
}

async function signIn(): Promise<void> {
  await hand.key(words.of('resident', 'asleep.touch')).waitFor();
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
  await hand.reads(staff('sign-in.ask'));
  await page.getByRole('main').getByRole('button').first().click();
  await hand.pressEach(kiosk.pin ?? '');
  await hand.press(staff('sign-in.go'));
  await hand.reads(hello());
}
