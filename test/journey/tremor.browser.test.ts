import { expect, test } from 'vitest';
import { differences, newestAnswers } from '../support/arrived.ts';
import { launchChromium } from '../support/chromium.ts';
import { identityNumber } from '../support/identity-number.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { TremblingHand } from '../support/tremor.ts';
import { type Moves, visit } from '../support/visit.ts';

// A woman whose hand trembles: it rolls, stays, taps twice, comes down beside the key, and leans on the glass.

const moves: Moves = {
  identity: { digits: identityNumber('1936-01-01') },
  name: { pinyin: 'wangguilan', pick: '王桂兰', latin: 'WANG' },
  local: { choose: 'yes' },
  living: { choose: 'spouse' },
  address: { places: ['柳溪社区'], number: '12' },
  pay_to: { choose: 'passbook' },
  account_photo: { photo: true },
  phone: { digits: '13800138000' },
  yearly: { choose: 'hall' },
  also: { choose: 'elder_card' },
};

test('what she wants is what happens, each time once', async () => {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(kiosk.link);
    const hand = await TremblingHand.of(page, 78);
    await visit(page, { service: 'elder-allowance', language: 'zh-CN', moves, look: async () => {}, hand });

    expect(differences(moves, 'zh-CN', await newestAnswers(intake), ['also'])).toEqual([]);
    expect(await intake.store.count()).toBe(1);
    expect(faults).toEqual([]);
    expect(Math.min(...Object.values(hand.trembled)), 'each way of trembling').toBeGreaterThan(4);
  } finally {
    await browser.close();
    await kiosk.close();
    await intake.close();
  }
}, 300_000);
