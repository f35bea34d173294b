import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { newestAnswers } from '../support/arrived.ts';
import { axeFindings } from '../support/axe.ts';
import { BlindResident } from '../support/blind-resident.ts';
import { words } from '../support/begin-elder-allowance.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { identityNumber } from '../support/identity-number.ts';
import { textsIn } from '../support/looked-for.ts';
import { openService } from '../support/open-service.ts';
import { plainText } from '../support/plain-text.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';
import { typed } from '../support/typed-here.ts';
import { visit } from '../support/visit.ts';

// An identity card on the simulated reader: what is said of it, what it fills, and that it is never the only way.

const number = identityNumber('1940-12-25');
const card = {
  name: '王桂兰',
  number,
  address: '浙江省丽水市云溪县柳溪镇柳溪社区12号',
  validUntil: '2040-01-01',
};
// Nobody types it, and no log may have it all the same.
textsIn(card).forEach(typed);

const resident = (key: string) => words.of('resident', key);
const shown = (page: Page, key: string) => page.getByText(resident(key), { exact: true });

function reader(dataDir: string) {
  const file = path.join(dataDir, 'card');
  return {
    put: (what: object | string) =>
      writeFileSync(file, typeof what === 'string' ? what : JSON.stringify(what)),
    takeOff: () => rmSync(file),
  };
}

test('a card is read, what it says is confirmed one by one, and it goes up with where it came from', async ({
  intake,
  kiosk,
  page,
}) => {
  const { put, takeOff } = reader(kiosk.dataDir);
  await page.goto(kiosk.link);
  const known: Record<string, string> = {};
  const reviewed: string[] = [];
  const findings: string[] = [];
  await visit(page, {
    service: 'elder-allowance',
    language: 'zh-CN',
    moves: shippedMoves['elder-allowance'],
    look: async (where) => {
      if (where === words.service('question.identity.ask')) {
        await shown(page, 'card.ready').waitFor();
        findings.push(...(await axeFindings(page)));
        put(card);
        await page.locator('.known-answer').waitFor();
        takeOff();
        await shown(page, 'card.taken').waitFor();
      }
      const readBack = page.locator('.known-answer-words');
      if ((await readBack.count()) > 0)
        known[where] = (await plainText(readBack)).replaceAll(/\s+/g, ' ').trim();
      if (where === resident('review.ask')) reviewed.push(await plainText(page.getByRole('main')));
    },
  });
  const says = resident('known.card');
  expect(findings).toEqual([]);
  expect(known).toEqual({
    [words.service('question.identity.ask')]:
      `${says} ${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`,
    [words.service('question.name.ask')]: `${says} 王桂兰`,
    [words.service('question.address.ask')]: `${says} 浙江省丽水市云溪县柳溪镇柳溪社区12号`,
  });
  expect(reviewed.join('\n').split(resident('source.card'))).toHaveLength(4);
  expect(reviewed.join('\n')).not.toContain(resident('review.unlisted'));
  await expect
    .poll(async () => Object.fromEntries(await newestAnswers(intake)))
    .toMatchObject({
      name: '王桂兰',
      identity: number,
      address: { code: '331190190001', detail: '12号' },
    });
});

test('a card that is read while its question is still on its way to the glass is offered all the same', async ({
  kiosk,
  page,
  hand,
}) => {
  const { put } = reader(kiosk.dataDir);
  await page.goto(kiosk.link);
  await openService(hand, words);
  await shown(page, 'card.ready').waitFor();
  await hand.press(resident('foot.back'));
  await hand.press(resident('notice.next'));
  await page.route(
    '**/api/session/*',
    async (route) => {
      const response = await route.fetch();
      put(card);
      // Longer than the reader takes between two looks.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await hand.press(resident('notice.agree'));
  await page.locator('.known-answer').waitFor();
});

test('another card that is put on is what is shown, and nobody confirms what they have not seen', async ({
  kiosk,
  page,
  hand,
}) => {
  const { put } = reader(kiosk.dataDir);
  const other = identityNumber('1950-01-02');
  typed(other);
  await page.goto(kiosk.link);
  await openService(hand, words);
  await shown(page, 'card.ready').waitFor();
  put(card);
  const readBack = page.locator('.known-answer-words');
  await readBack.filter({ hasText: number.slice(14) }).waitFor();
  put({ number: other });
  await readBack.filter({ hasText: other.slice(14) }).waitFor();
  await hand.press(resident('known.confirm'));
  await hand.reads(words.service('question.name.ask'));
  // The name stood on the first card.
  expect(await page.locator('.known-answer').count()).toBe(0);
});

test('what goes amiss is said, and the number can be pressed all the while', async ({
  kiosk,
  page,
  hand,
}) => {
  const { put } = reader(kiosk.dataDir);
  await page.goto(kiosk.link);
  await openService(hand, words);
  await hand.pressEach(number.slice(0, 6));
  const picture = page.locator('.ask[data-card="true"] svg');
  const drawn: Record<string, string> = {};
  for (const why of ['upside-down', 'removed-early', 'unreadable']) {
    put(why);
    await shown(page, `card.${why}`).waitFor();
    drawn[why] = await picture.innerHTML();
  }
  // It shows how the card is turned over, and otherwise which way round it goes.
  expect(drawn['upside-down']).not.toBe(drawn['removed-early']);
  expect(drawn['unreadable']).toBe(drawn['removed-early']);
  put({ ...card, validUntil: '2020-01-01' });
  await shown(page, 'card.expired').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  // Pulled out in the middle of it, nothing speaks of a card any more, and what was pressed still stands there.
  put('absent');
  await shown(page, 'card.expired').waitFor({ state: 'detached' });
  await page.getByText(words.service('question.identity.hint'), { exact: true }).waitFor();
  await hand.pressEach(number.slice(6));
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.name.ask'));
  expect(await page.locator('.known-answer').count()).toBe(0);
});

test('what the kiosk answers late does not stand in the place of what it answered since', async ({
  kiosk,
  page,
  hand,
}) => {
  const { put } = reader(kiosk.dataDir);
  await page.goto(kiosk.link);
  await openService(hand, words);
  await shown(page, 'card.ready').waitFor();
  const order = new EventEmitter();
  const held = once(order, 'answered');
  const overtaken = once(order, 'overtaken');
  await page.route(
    '**/api/kiosk/state',
    async (route) => {
      const response = await route.fetch();
      order.emit('answered');
      await overtaken;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  put('upside-down');
  await held;
  put('removed-early');
  await shown(page, 'card.removed-early').waitFor();
  const late = page.waitForResponse('**/api/kiosk/state');
  order.emit('overtaken');
  await (await late).finished();
  await page.waitForTimeout(500);
  expect(await shown(page, 'card.removed-early').count()).toBe(1);
});

const typing = test
  .extend('reader', async ({}, { onCleanup }) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-reader-'));
    onCleanup(() => rmSync(dir, { recursive: true }));
    const file = path.join(dir, 'reader.json');
    writeFileSync(file, JSON.stringify({ reader: 'keys', card: 'social-security' }));
    return file;
  })
  .override('serve', ({ reader: file }) => ['--card-reader', file]);

typing('a reader that types is heard, and its Enter presses nothing', async ({ kiosk, page, hand }) => {
  await page.goto(kiosk.link);
  await openService(hand, words);
  await shown(page, 'social-card.ready').waitFor();
  await typeAsScanner(page, number);
  await shown(page, 'known.social-card').waitFor();
  await shown(page, 'social-card.taken').waitFor();
  await hand.reads(words.service('question.identity.ask'));
  // By whoever does not want it so, it is changed as any answer is.
  await hand.press(resident('known.change'));
  await page.locator('.known-answer').waitFor({ state: 'detached' });
  await hand.press(resident('foot.back'));
  await hand.press(resident('known.confirm'));
  await hand.reads(words.service('question.name.ask'));
});

test('by ear and eight keys: where the card goes is said, and what it says only where that was allowed', async ({
  kiosk,
  page,
}) => {
  const { put, takeOff } = reader(kiosk.dataDir);
  const blind = await BlindResident.sitDown(page, words);
  await page.goto(kiosk.link);
  await page.getByRole('button', { name: resident('asleep.touch') }).waitFor();
  await blind.goesInTheDark();
  await blind.choose(words.service('title'));
  for (const key of ['services.go', 'bring.go', 'notice.next', 'notice.agree'])
    await blind.choose(resident(key));
  await blind.hears(words.service('question.identity.ask'));
  await blind.hears(resident('card.ready'));
  put('upside-down');
  await blind.hears(resident('card.upside-down'));
  put(card);
  await blind.hears(resident('known.card'));
  await blind.hears(resident('card.taken'));
  takeOff();
  await blind.choose(resident('known.confirm'));
  await blind.hears(words.service('question.name.ask'));
  await blind.hears('王桂兰');
  await blind.choose(resident('known.confirm'));
  await blind.hears(words.service('question.local.ask'));
});

test('what is only tried speaks of no card, and what stands on one that lies there is not read', async ({
  kiosk,
  page,
  hand,
}) => {
  const { put } = reader(kiosk.dataDir);
  await page.goto(kiosk.link);
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  await hand.press(resident('practice.first'));
  for (const key of ['bring.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  await hand.reads(words.service('question.identity.ask'));
  put(card);
  await page.waitForTimeout(1000);
  expect(await shown(page, 'card.ready').count()).toBe(0);
  expect(await page.locator('.known-answer').count()).toBe(0);
});
