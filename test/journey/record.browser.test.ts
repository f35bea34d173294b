import type { Page } from 'playwright';
import { expect } from 'vitest';
import { slipText } from '../../core/code/own-code.ts';
import type { Listed } from '../../intake/store/port.ts';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { allLanguages } from '../../renderer/text/language.ts';
import { newestAnswers } from '../support/arrived.ts';
import { apiOf } from '../support/call-machine.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForAll } from '../support/hall.ts';
import { Hand } from '../support/hand.ts';
import { inTurn } from '../support/in-turn.ts';
import { installClock } from '../support/page-clock.ts';
import { fillIn } from '../support/resident.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';
import { typed } from '../support/typed-here.ts';
import { visit } from '../support/visit.ts';
import { Walk } from '../support/walk.ts';
import { Words } from '../support/words.ts';

// Handed in, handed back by a clerk on the intake's page, found by the number, heard, put right and handed in again; then
// looked at, printed and deleted.

const service = 'request-to-the-hall';
const source = new Words('zh-CN', service);
const note = '路灯的位置写得不清楚，请写上是哪一栋楼前面';
typed(note);

const test = kioskForAll.extend('walk', { scope: 'file' }, ({ page }) => new Walk(page));

test.beforeAll(async ({ page, kiosk }) => {
  await installClock(page);
  await page.goto(kiosk.link);
});

test.for(inTurn(allLanguages, 2).map(({ tag }) => tag))(
  'in %s it is handed back, put right, and goes up naming the old one',
  { timeout: 900_000 },
  async (language, { browser, intake, page, kiosk, walk, hand }) => {
    const words = new Words(language, service);
    const resident = (key: string) => words.of('resident', key);
    const look = (where: string) => walk.look(language, where);
    const more = words.of('part', 'pages.next');

    await visit(page, { service, language, moves: shippedMoves[service], look: async () => undefined });
    const old = await newest(intake);
    const clerk = await clerksPage(await browser.newPage(), intake, old);
    await clerk.getByRole('textbox').nth(1).fill(note);
    await clerk.getByRole('button', { name: '退回让他改' }).click();
    await clerk.getByText(note).first().waitFor();
    await staffAsks(page, hand, kiosk.pin);

    await wake();
    await look('services');
    await choosePaper();
    await hand.reads(resident('reopen.ask'));
    // As many places as digits are said to be missing.
    expect(await page.locator('.cell').count()).toBe(8);
    await look('number');
    // Another number is nobody's.
    await hand.pressEach('00000000');
    await hand.press(resident('reopen.go'));
    await hand.reads(resident('reopen.unknown'));
    await look('number, unknown');
    await erase(8);
    await hand.pressEach(old.slip);
    await hand.press(resident('reopen.go'));
    await hand.reads(resident('record.handed-back'));
    await page.getByText(note).waitFor();
    await look('record, handed back');
    await pressAtLast('record.held');
    await hand.reads(resident('held.ask'));
    await look('held');
    await hand.press(resident('foot.back'));

    await pressAtLast('record.change');
    await hand.reads(resident('review.ask'));
    await page.getByText(note).waitFor();
    await look('review, handed back');
    const label = words.service('question.danger.label');
    await hand.turnTo(resident('review.more'), changeOf(label));
    await changeOf(label).click();
    await hand.reads(words.service('question.danger.ask'));
    await hand.choose(words.of('input', 'yes-no.yes'));
    await hand.press(resident('foot.next'));
    // What follows from that is told before it is all looked over again.
    await hand.reads(words.service('question.danger_now.ask'));
    await hand.press(resident('foot.next'));
    await hand.reads(resident('review.ask'));
    await handInFromHere();

    const fresh = await newest(intake);
    expect(fresh.corrects).toBe(old.submission);
    expect((await newestAnswers(intake)).get('danger')).toBe(true);
    await clerk.reload();
    await clerk.getByRole('link', { name: fresh.slip, exact: true }).click();
    await clerk.getByRole('link', { name: old.slip, exact: true }).waitFor();
    await clerk.close();

    await wake();
    await typeAsScanner(page, slipText(fresh.kiosk, old.slip));
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: pairs(fresh.slip) })
      .waitFor();
    expect(await hand.heading()).toContain(resident('record.corrected').split('{{')[0]);
    await look('record, corrected');
    await pressAtLast('record.go');
    await choosePaper();
    // By what stands on the receipt.
    await hand.pressEach(fresh.number);
    expect((await page.locator('.cell').allInnerTexts()).join('')).toBe(fresh.number);
    await hand.press(resident('reopen.go'));
    await hand.reads(resident('record.received'));
    await look('record, received');
    await pressAtLast('record.held');
    await hand.press(resident('held.print'));
    await hand.key(resident('held.printed')).waitFor();
    await look('held, printed');
    await hand.press(resident('held.forget'));
    await hand.reads(resident('forget.ask'));
    await look('forget');
    await hand.press(resident('forget.yes'));
    await hand.reads(resident('forget.done'));
    await look('forgotten');
    await hand.press(resident('record.go'));
    // A wrong number more in each language, and the next one would have to wait.
    if (language === source.language) {
      await choosePaper();
      await hand.pressEach(fresh.slip);
      await hand.press(resident('reopen.go'));
      await hand.reads(resident('reopen.unknown'));
      await hand.press(resident('foot.back'));
    }
    await hand.press(resident('foot.back'));
    await hand.press(resident('welcome.leave'));
    await asleep();
    expect(filesHolding(kiosk.dataDir, formsOf('the note', note))).toEqual([]);
    expect(walk.findings).toEqual([]);

    /** What the screen has no room for at once stands on its last page. */
    async function pressAtLast(key: string): Promise<void> {
      await hand.pressAtEnd(more, resident(key));
    }

    async function asleep(): Promise<void> {
      await page.getByRole('button', { name: source.of('resident', 'asleep.touch') }).waitFor();
    }

    async function wake(): Promise<void> {
      await asleep();
      await hand.press(source.of('resident', 'asleep.touch'));
      await hand.choose(words.variety);
      if (words.writing !== undefined) await hand.press(words.writing);
      await hand.press(resident('welcome.start'));
      await hand.reads(resident('services.ask'));
    }

    async function choosePaper(): Promise<void> {
      await hand.turnTo(more, hand.choice(resident('services.reopen')).first());
      await hand.choose(resident('services.reopen'));
    }

    async function erase(digits: number): Promise<void> {
      for (let count = 0; count < digits; count++) await hand.press(words.of('input', 'keypad.erase'));
    }

    function changeOf(what: string) {
      return page
        .getByRole('main')
        .locator('dl > *')
        .filter({ hasText: what })
        .getByRole('button', { name: words.of('part', 'review.change') });
    }

    async function handInFromHere(): Promise<void> {
      for (let screens = 0; screens < 20; screens++) {
        const heading = await hand.heading();
        if (heading === resident('declaration.ask')) break;
        const turns = await hand.key(resident('review.more')).count();
        await hand.press(resident(turns > 0 ? 'review.more' : 'review.go'));
        if (turns === 0) await hand.leaves(heading);
      }
      await hand.press(resident('declaration.go'));
      await page.getByRole('heading', { level: 1, name: resident('slip.received') }).waitFor();
      await hand.press(resident('slip.take'));
      await hand.press(resident('rating.skip'));
      await hand.press(resident('thanks.go'));
    }
  },
);

test.for(inTurn(allLanguages).map(({ tag }) => tag))(
  'in %s what upstream refused says so, and is deleted in words that promise nothing',
  { timeout: 300_000 },
  async (language, { browser }) => {
    const words = new Words(language, service);
    const resident = (key: string) => words.of('resident', key);
    const more = words.of('part', 'pages.next');
    const strict = await startIntake({ services: new Set(['elder-allowance']) });
    const machine = await startTestMachine({
      configuration: { demo: true, intake: strict.url, enrolmentCode: await strict.newCode() },
      ports: { screenDir: 'dist/renderer' },
    });
    const loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    try {
      const slip = await refusedOne(machine);
      const hand = new Hand(page);
      const walk = new Walk(page);
      await installClock(page);
      await page.goto(loopback.link);
      await hand.press(source.of('resident', 'asleep.touch'));
      await hand.choose(words.variety);
      if (words.writing !== undefined) await hand.press(words.writing);
      await hand.press(resident('welcome.start'));
      await hand.turnTo(more, hand.choice(resident('services.reopen')).first());
      await hand.choose(resident('services.reopen'));
      await hand.pressEach(slip);
      await hand.press(resident('reopen.go'));
      await hand.reads(resident('record.refused'));
      await walk.look(language, 'record, refused');
      await hand.pressAtEnd(more, resident('record.held'));
      await page.getByText(resident('held.may-refused')).waitFor();
      await walk.look(language, 'held, refused');
      await hand.press(resident('held.forget'));
      await page.getByText(resident('forget.hint-refused')).waitFor();
      await walk.look(language, 'forget, refused');
      await hand.press(resident('forget.yes'));
      await page.getByText(resident('forget.done-hint-refused')).waitFor();
      await walk.look(language, 'forgotten, refused');
      expect(walk.findings).toEqual([]);
    } finally {
      await page.close();
      await loopback.close();
      await machine.end();
      await strict.close();
    }
  },
);

test('what the clerk says is said aloud only where that is allowed, and the next person hears and sees none of it', async ({
  browser,
  intake,
  kiosk,
}) => {
  const resident = (key: string) => source.of('resident', key);
  const [other] = browser.contexts();
  const page = other?.pages()[0];
  if (!page) throw new Error('No page is open');
  const hand = new Hand(page);
  const ear = await listenTo(page, { atOnce: true });
  await page.reload();
  await visit(page, {
    service,
    language: 'zh-CN',
    moves: shippedMoves[service],
    look: async () => undefined,
  });
  const old = await newest(intake);
  const clerk = await clerksPage(await browser.newPage(), intake, old);
  await clerk.getByRole('textbox').nth(0).fill(note);
  await clerk.getByRole('button', { name: '告诉他缺材料' }).click();
  await clerk.getByText(note).first().waitFor();
  await clerk.close();
  await staffAsks(page, hand, kiosk.pin);

  await hand.press(resident('asleep.touch'));
  await hand.choose(source.variety);
  await hand.press(resident('welcome.start'));
  await hand.turnTo(source.of('part', 'pages.next'), hand.choice(resident('services.reopen')).first());
  await hand.choose(resident('services.reopen'));
  await hand.pressEach(old.slip);
  await ear.forget();
  await hand.press(resident('reopen.go'));
  await ear.hears(resident('record.paper-missing'));
  await ear.hears(source.of('speech', 'ask-aloud.note-ask'));
  expect(await ear.heard()).not.toContain('哪一栋');
  await hand.press(source.of('speech', 'ask-aloud.yes'));
  await hand.press(source.of('part', 'voice.listen'));
  await ear.hears('哪一栋');

  // Nobody is there any more.
  await page.clock.fastForward(61_000);
  await hand.reads(resident('still.ask'));
  await page.clock.fastForward(61_000);
  await page.getByRole('button', { name: resident('asleep.touch') }).waitFor();
  expect(await page.content()).not.toContain('哪一栋');
  const shown = await page.evaluate(
    async () => (await fetch('/api/record/shown', { method: 'POST' })).status,
  );
  expect(shown).toBeGreaterThanOrEqual(400);
});

/** Hands in what the intake does not take, and answers the number of its slip. */
async function refusedOne({ fetch }: TestMachine): Promise<string> {
  const api = apiOf(fetch);
  const begun = await api.session.start({ service, language: 'zh-CN' });
  const { session } = await fillIn(api, begun);
  const { submission, number } = await api.session.submit({ session, language: 'zh-CN' });
  await expect
    .poll(async () => (await api.submission.slip({ submission })).delivery, { timeout: 20_000 })
    .toBe('refused');
  await api.submission.done({ submission });
  return number;
}

const pairs = (number: string) => number.replaceAll(/(\d{2})(?=\d)/g, '$1 ');

async function newest(intake: RunningIntake): Promise<Listed> {
  const [listed] = await intake.store.list(1);
  if (!listed) throw new Error('Nothing has arrived');
  return listed;
}

/** As somebody at a desk opens it: with the token, in a browser. */
async function clerksPage(page: Page, intake: RunningIntake, { submission }: Listed): Promise<Page> {
  await page.goto(intake.url);
  const token = page.locator('input[name=token]');
  if ((await token.count()) > 0) {
    await token.fill(intake.identity.token);
    await page.getByRole('button').click();
  }
  await page.goto(`${intake.url}/submissions/${submission}`);
  return page;
}

/** Whoever looks after the hall wants to know, and does not wait for the kiosk to ask by itself. */
async function staffAsks(page: Page, hand: Hand, pin: string | undefined): Promise<void> {
  const staff = (key: string) => source.of('staff', key);
  await hand.key(source.of('resident', 'asleep.touch')).waitFor();
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
  await hand.reads(staff('sign-in.ask'));
  await page.getByRole('main').getByRole('button').first().click();
  await hand.pressEach(pin ?? '');
  await hand.press(staff('sign-in.go'));
  await hand.press(staff('overview.retry'));
  await hand.press(staff('overview.out'));
  await hand.key(source.of('resident', 'asleep.touch')).waitFor();
}
