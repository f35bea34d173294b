import type { Page } from 'playwright';
import { expect } from 'vitest';
import { newestAnswers } from '../support/arrived.ts';
import { axeFindings } from '../support/axe.ts';
import { BlindResident } from '../support/blind-resident.ts';
import { words as elder } from '../support/begin-elder-allowance.ts';
import { kioskForEach } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { openService } from '../support/open-service.ts';
import { plainText } from '../support/plain-text.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { type Moves, visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A second service in one visit: what was said in the first is read back there, and taken or changed by one touch. The
// next person is asked everything.

const test = kioskForEach.override('voice', 'real');

const medical = new Words('zh-CN', 'resident-medical-insurance');
const number = identityNumber('1936-01-01');
const resident = (key: string) => elder.of('resident', key);
const told = resident('known.service').replace('{{service}}', elder.service('title'));

const asked = (id: string) => medical.service(`question.${id}.ask`);

/** The card on which an answer is read back: where it comes from, and what it is. */
async function readBack(page: Page): Promise<string | undefined> {
  const card = page.locator('.known-answer-words');
  return (await card.count()) > 0 ? (await plainText(card)).replaceAll(/\s+/g, ' ').trim() : undefined;
}

/** From the sleeping kiosk to the first question that the last person answered. */
async function nobodyIsKnown(hand: Hand): Promise<void> {
  await openService(hand, medical);
  await hand.choose(medical.of('input', 'yes-no.yes'));
  await hand.press(resident('foot.next'));
  await hand.reads(asked('name'));
  expect(await readBack(hand.page)).toBeUndefined();
}

test(
  'what was said for the elder allowance is offered for the medical insurance, taken and changed',
  { timeout: 240_000 },
  async ({ intake, kiosk, page, hand }) => {
    await page.goto(kiosk.link);
    await visit(page, {
      service: 'elder-allowance',
      language: 'zh-CN',
      moves: shippedMoves['elder-allowance'],
      look: async () => expect(await readBack(page)).toBeUndefined(),
      goesOn: true,
    });

    const moves: Moves = { ...shippedMoves['resident-medical-insurance'], phone: { digits: '13900139000' } };
    const seen: Record<string, string> = {};
    const reviewed: string[] = [];
    const findings: string[] = [];
    await visit(page, {
      service: 'resident-medical-insurance',
      language: 'zh-CN',
      moves,
      awake: 'services',
      goesOn: true,
      offered: (question) => (question === 'phone' ? 'change' : 'confirm'),
      look: async (where) => {
        const card = await readBack(page);
        if (card !== undefined) {
          seen[where] = card;
          findings.push(...(await axeFindings(page)));
        }
        if (where === resident('review.ask')) reviewed.push(await plainText(page.getByRole('main')));
      },
    });
    expect(findings).toEqual([]);
    expect(seen).toEqual({
      [asked('name')]: `${told} 王桂兰`,
      [asked('identity').replace('{{name}}', '王桂兰')]:
        `${told} ${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`,
      [asked('phone')]: `${told} 138 0013 8000`,
      [asked('address')]: expect.stringContaining('柳溪社区'),
    });
    // Name, number and address were taken, the telephone was said anew.
    expect(reviewed.join('\n').split(resident('source.carried-over'))).toHaveLength(4);
    await expect
      .poll(async () => Object.fromEntries(await newestAnswers(intake)))
      .toMatchObject({
        name: '王桂兰',
        identity: number,
        phone: '13900139000',
        address: { detail: '12' },
      });

    // Whoever comes when they have gone is asked.
    await page.getByRole('heading', { level: 1, name: resident('services.ask') }).waitFor();
    await page.reload();
    await nobodyIsKnown(hand);
  },
);

test('after the thanks nobody is offered anything', async ({ kiosk, page, hand }) => {
  await page.goto(kiosk.link);
  await visit(page, {
    service: 'elder-allowance',
    language: 'zh-CN',
    moves: shippedMoves['elder-allowance'],
    look: async () => undefined,
  });
  await nobodyIsKnown(hand);
});

test('it is heard and taken by eight keys, and said aloud only where that was allowed', async ({
  kiosk,
  page,
  hand,
}) => {
  const blind = await BlindResident.sitDown(page, medical);
  await page.goto(kiosk.link);
  await visit(page, {
    service: 'elder-allowance',
    language: 'zh-CN',
    moves: shippedMoves['elder-allowance'],
    look: async () => undefined,
    goesOn: true,
  });
  await hand.choose(medical.service('title'));
  for (const key of ['services.go', 'bring.go', 'notice.next', 'notice.agree'])
    await hand.press(resident(key));
  await hand.choose(medical.of('input', 'yes-no.yes'));
  await hand.press(resident('foot.next'));
  await hand.reads(medical.service('question.name.ask'));

  // Somebody puts the keypad into their hand. What it is for is said first, and then the question again.
  await blind.press('down');
  await blind.hears(medical.of('keys', 'lesson.ask'));
  await blind.press('select');
  await blind.press('select');
  await blind.hears(medical.of('keys', 'blank.ask'));
  await blind.choose(medical.of('keys', 'blank.light'));
  await blind.choose(resident('manner.done'));
  await blind.hears(medical.service('question.name.ask'));
  await blind.hears(told);
  expect(await blind.hasHeard('王桂兰')).toBe(false);
  await blind.choose(medical.of('speech', 'ask-aloud.yes'));
  await blind.hears('王桂兰');
  await blind.choose(resident('known.confirm'));
  await blind.hears(medical.service('question.identity.ask').replace('{{name}}', '王桂兰'));
  await blind.hears(told);
  await blind.choose(resident('known.change'));
  await blind.find(medical.of('keys', 'grid'));
});
