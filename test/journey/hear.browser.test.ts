import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { differences, newestAnswers } from '../support/arrived.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForAll } from '../support/hall.ts';
import { HearingHand } from '../support/hearing-hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { putUpAnew } from '../support/put-up-anew.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A blind farmer who brought headphones, at a kiosk without the eight keys: the glass alone, by taps alone.

const words = new Words('zh-CN', 'elder-allowance');
const resident = (key: string) => words.of('resident', key);
const service = (key: string) => words.service(key);

const test = kioskForAll
  .override('hasTouch', true)
  .extend('ear', { scope: 'file', auto: true }, ({ page }) => listenTo(page, { atOnce: true }))
  .extend('hand', { scope: 'file' }, ({ page, ear }) => new HearingHand(page, ear));

test.beforeAll(({ page, kiosk }) => page.goto(kiosk.link));

test('headphones, two touches anywhere, and all of a way by touches that say first', async ({
  kiosk,
  page,
  ear,
  hand,
}) => {
  const plug = path.join(kiosk.dataDir, 'headphones');

  // Asleep: plugged in, it wakes and asks.
  await hand.key(resident('asleep.touch')).waitFor();
  writeFileSync(plug, '');
  await ear.hears(resident('hear.ask'));
  // A second tap so soon is a tremble, and what it has cut short is said again.
  const again = words.of('keys', 'touch.again').replaceAll(' ', '');
  await hand.twiceAt(700, 700);
  await expect.poll(() => hand.heard()).toContain(again);
  expect(await hand.heading()).toBe(resident('hear.ask'));
  await page.waitForTimeout(520);
  await hand.at(1150, 600);
  await ear.hears(resident('welcome.ask'));

  // A text is said, what is beside a key says which way it lies, and an empty place what is nearest.
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
  const start = await hand.key(resident('welcome.start')).boundingBox();
  if (!heading || !start) throw new Error('The welcome is not there');
  expect(await hand.at(heading.x + 40, heading.y + heading.height / 2)).toContain(resident('welcome.ask'));
  const beside = await hand.at(start.x + start.width / 2, start.y - 16);
  expect(beside).toContain(words.of('part', 'near.down'));
  expect(beside).toContain(resident('welcome.start'));
  await hand.reads(resident('welcome.ask'));

  await hand.press(resident('welcome.start'));
  await hand.reads(resident('services.ask'));
  const card = hand.choice(service('title')).first();
  expect(await hand.feel(card)).toContain(service('title'));
  // The ring is around what was said, and another key may be touched instead.
  expect(await card.getAttribute('data-ring')).not.toBeNull();
  expect(await hand.feel(hand.key(resident('services.missing')))).toContain(resident('services.missing'));
  expect(await card.getAttribute('aria-pressed')).toBe('false');
  await page.waitForTimeout(520);
  await hand.choose(service('title'));
  expect(await card.getAttribute('aria-pressed')).toBe('true');
  // What was pressed is said anew before it is pressed again.
  await hand.feel(card);
  expect(await card.getAttribute('aria-pressed')).toBe('true');
  await hand.press(resident('services.go'));
  await hand.press(resident('bring.go'));
  await hand.press(resident('notice.next'));
  await hand.press(resident('notice.agree'));

  // Digits are said and then pressed.
  await hand.reads(service('question.identity.ask'));
  await hand.pressEach(identityNumber('1936-01-01'));
  await hand.press(resident('foot.next'));
  await hand.reads(service('question.name.ask'));
  await hand.spell('wangguilan');
  await hand.feel(hand.key('王桂兰'));
  // What the kiosk hears meanwhile, a card reader say, takes nothing from under the finger.
  expect(await putUpAnew(page, kiosk)).toEqual([]);
  await page.waitForTimeout(520);
  await hand.key('王桂兰').tap();
  await hand.press(resident('foot.next'));

  // Help and back; then the wrong answer, found out by the next question, and put right.
  await hand.reads(service('question.local.ask'));
  await hand.press(resident('foot.help'));
  await hand.press(resident('foot.back'));
  await hand.reads(service('question.local.ask'));
  await hand.choose(words.of('input', 'yes-no.no'));
  expect(await ear.heard()).toContain(words.of('keys', 'chosen'));
  await hand.choose(words.of('input', 'yes-no.yes'));
  await hand.press(resident('foot.next'));
  await hand.reads(service('question.living.ask'));
  await hand.press(resident('foot.back'));
  await hand.reads(service('question.local.ask'));
  expect(await hand.key(words.of('input', 'yes-no.yes')).getAttribute('aria-pressed')).toBe('true');
  await hand.press(resident('foot.next'));
  await hand.reads(service('question.living.ask'));

  expect(hand.done).toEqual([]);

  // The power fails, or the screen does: it is as it was, for this person.
  await page.evaluate(() => sessionStorage.removeItem('manner'));
  rmSync(plug);
  await page.reload();
  await hand.reads(service('question.living.ask'));
  await hand.feel(hand.key(resident('foot.back')));
  await hand.reads(service('question.living.ask'));

  // For the next person a touch does at once what the key is for.
  await hand.press(resident('foot.help'));
  await hand.press(resident('help.more'));
  await hand.press(resident('help.leave'));
  await hand.press(resident('leave.yes'));
  await hand.reads(resident('services.ask'));
  await hand.press(resident('foot.back'));
  await hand.press(resident('welcome.leave'));
  await hand.key(resident('asleep.touch')).waitFor();
  await hand.key(resident('asleep.touch')).tap();
  await hand.reads(resident('welcome.ask'));
  await hand.key(resident('welcome.start')).tap();
  await hand.reads(resident('services.ask'));
  await hand.key(resident('foot.back')).tap();
  await page.waitForTimeout(520);
  await hand.key(resident('welcome.leave')).tap();
  await hand.key(resident('asleep.touch')).waitFor();
}, 300_000);

test('a household is insured so, from the greeting to the receipt', async ({
  intake,
  kiosk,
  page,
  ear,
  hand,
}) => {
  const household = 'resident-medical-insurance';
  const moves = shippedMoves[household];
  const anew: string[] = [];
  await ear.forget();
  writeFileSync(path.join(kiosk.dataDir, 'headphones'), '');
  await ear.hears(resident('hear.ask'));
  await hand.at(700, 700);
  await page.waitForTimeout(520);
  await hand.at(1150, 600);
  await ear.hears(resident('welcome.ask'));

  await visit(page, {
    service: household,
    language: 'zh-CN',
    moves,
    look: async (where) => {
      for (const key of await putUpAnew(page, kiosk)) anew.push(`${where}: ${key}`);
    },
    hand,
    awake: true,
  });

  expect(anew).toEqual([]);
  expect(hand.done).toEqual([]);
  expect(differences(moves, 'zh-CN', await newestAnswers(intake), ['also'])).toEqual([]);
  expect(await intake.store.count()).toBe(1);
}, 400_000);
