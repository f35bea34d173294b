import { expect } from 'vitest';
import { differences, newestAnswers } from '../support/arrived.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { identityNumber } from '../support/identity-number.ts';
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

test.override('hasTouch', true);

test('what she wants is what happens, each time once', async ({ intake, kiosk, page }) => {
  await page.goto(kiosk.link);
  const hand = await TremblingHand.of(page, 78);
  await visit(page, { service: 'elder-allowance', language: 'zh-CN', moves, look: async () => {}, hand });

  expect(differences(moves, 'zh-CN', await newestAnswers(intake), ['also'])).toEqual([]);
  expect(await intake.store.count()).toBe(1);
  expect(Math.min(...Object.values(hand.trembled)), 'each way of trembling').toBeGreaterThan(4);
}, 300_000);
