import type { Page } from 'playwright';
import { expect } from 'vitest';
import { closeSearched } from '../support/close-searched.ts';
import { kioskForEach as test } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { installClock } from '../support/page-clock.ts';
import type { RunningIntake } from '../support/running-intake.ts';
import { type RunningKiosk, startKiosk } from '../support/running-kiosk.ts';
import { Words } from '../support/words.ts';

// What was answered is kept: parked and opened again, after the power failed, after nobody was there any more.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const staff = (key: string) => words.of('staff', key);
const secondQuestion = words.service('question.danger.ask');

let intake: RunningIntake;
let kiosk: RunningKiosk;
let page: Page;
let hand: Hand;

test.beforeEach(async ({ hall }) => {
  ({ intake, kiosk, page, hand } = hall);
  await installClock(page);
  await page.goto(kiosk.link);
  return async () => {
    await page.close();
    // Where the power has failed it is another one by now.
    await closeSearched(kiosk);
  };
});

test('do it later: eight digits open it again at the same question, and wrong ones have to wait', async () => {
  await answerOne();
  await hand.press(resident('foot.help'));
  await hand.press(resident('help.more'));
  await hand.press(resident('help.later'));
  const shown = page.getByText(/^[0-9]{2}( [0-9]{2}){3}$/);
  const code = (await shown.innerText()).replaceAll(' ', '');
  await hand.press(resident('parked.go'));

  await wake();
  await hand.choose(resident('services.reopen'));
  await hand.pressEach(code === '12345678' ? '87654321' : '12345678');
  await hand.press(resident('reopen.go'));
  await hand.reads(resident('reopen.unknown'));
  // What was typed is still there: only what is wrong in it has to be pressed again.
  for (let digits = 0; digits < 8; digits++) await hand.press(words.of('input', 'keypad.erase'));
  await hand.pressEach(code);
  await hand.press(resident('reopen.go'));
  await hand.reads(secondQuestion);
  expect(await hand.heading()).toBe(secondQuestion);
});

test('Back as far as it goes erases nothing unasked, and before anything was said it simply leaves', async () => {
  await answerOne();
  for (let places = 0; places < 3; places++) await hand.press(resident('foot.back'));
  await hand.reads(resident('leave.ask'));
  await hand.press(resident('leave.no'));
  await hand.press(resident('notice.next'));
  await hand.press(resident('notice.agree'));
  await hand.reads(words.service('question.category.ask'));
  const lamp = words.service('question.category.choice.lamp');
  expect(await page.getByRole('button', { name: lamp, pressed: true }).count()).toBe(1);

  for (let places = 0; places < 2; places++) await hand.press(resident('foot.back'));
  await hand.press(resident('leave.yes'));
  await hand.reads(resident('services.ask'));
  await begin();
  for (let places = 0; places < 2; places++) await hand.press(resident('foot.back'));
  await hand.reads(resident('services.ask'));
});

test('what was begun is there again after Back, until another answer or none is given', async () => {
  await answerOne();
  await hand.choose(words.of('input', 'yes-no.no'));
  await hand.press(resident('foot.back'));
  await hand.reads(words.service('question.category.ask'));
  await hand.press(resident('foot.next'));
  await hand.reads(secondQuestion);
  const no = page.getByRole('button', { name: words.of('input', 'yes-no.no'), exact: true, pressed: true });
  expect(await no.count()).toBe(1);

  // It is kept now, and what is begun next is begun from it.
  await hand.press(resident('foot.next'));
  await hand.press(resident('foot.back'));
  await hand.reads(secondQuestion);
  expect(await no.count()).toBe(1);
});

test('the power fails: the same question stands there when it is back', async () => {
  await answerOne();
  await kiosk.kill();
  kiosk = await startKiosk(['--demo', '--intake', intake.url], kiosk.dataDir);
  await page.goto(kiosk.link);
  await hand.reads(secondQuestion);
  await hand.press(resident('foot.back'));
  await hand.reads(words.service('question.category.ask'));
  const lamp = words.service('question.category.choice.lamp');
  expect(await page.getByRole('button', { name: lamp, pressed: true }).count()).toBe(1);
});

test('the power fails: the language and the colours are those that were chosen', async () => {
  const english = new Words('en', 'request-to-the-hall');
  await wake(english);
  await begin(english);
  await hand.press(english.of('resident', 'foot.help'));
  await hand.press(english.of('resident', 'help.more'));
  await hand.press(english.of('resident', 'help.manner'));
  await hand.choose(english.of('part', 'level.theme.white-on-black'));
  await kiosk.kill();
  kiosk = await startKiosk(['--demo', '--intake', intake.url], kiosk.dataDir);
  await page.goto(kiosk.link);
  await hand.reads(english.service('question.category.ask'));
  expect(await page.locator('html').getAttribute('data-theme')).toBe('white-on-black');
});

test('nobody there: warned, answered once, then put away without a code, and staff open it', async () => {
  await answerOne();
  await page.clock.fastForward(121_000);
  await hand.reads(resident('still.ask'));
  await hand.press(resident('still.here'));
  await hand.reads(secondQuestion);

  await page.clock.fastForward(121_000);
  await hand.reads(resident('still.ask'));
  await page.clock.fastForward(61_000);
  await page.getByRole('button', { name: resident('asleep.touch') }).waitFor();
  expect(await page.getByText(words.service('title')).count()).toBe(0);

  await openCorner();
  await signIn();
  await hand.press(staff('overview.open'));
  await hand.reads(secondQuestion);
});

test('what is being answered outlasts Help, another manner and the warning that nobody is there', async () => {
  await wake();
  await begin();
  const choice = (value: string) => words.service(`question.category.choice.${value}`);
  const first = words.service('question.category.ask');
  const covers: Record<string, () => Promise<void>> = {
    lamp: async () => {
      await hand.press(resident('foot.help'));
      await hand.press(resident('help.more'));
      await hand.press(resident('help.back'));
    },
    // From here on another answer is kept already, as when somebody comes from the review to change one.
    road: async () => {
      await hand.press(resident('foot.help'));
      await hand.press(resident('help.more'));
      await hand.press(resident('help.manner'));
      await hand.pressAtEnd(words.of('part', 'pages.next'), resident('manner.done'));
    },
    utility: async () => {
      await page.clock.fastForward(121_000);
      await hand.reads(resident('still.ask'));
      await hand.press(resident('still.here'));
    },
  };
  for (const [value, coverAndComeBack] of Object.entries(covers)) {
    await hand.choose(choice(value));
    await coverAndComeBack();
    await hand.reads(first);
    await hand.press(resident('foot.next'));
    await hand.reads(secondQuestion);
    await hand.press(resident('foot.back'));
    await hand.reads(first);
    expect(await page.getByRole('button', { name: choice(value), pressed: true }).count()).toBe(1);
  }
});

test('the staff corner, opened and left, gives the session back, and it is put away in its own time', async () => {
  await answerOne();
  await openCorner();
  await hand.reads(staff('sign-in.ask'));
  await page.clock.fastForward(61_000);
  await hand.reads(secondQuestion);
  await page.clock.fastForward(121_000);
  await hand.reads(resident('still.ask'));
  await page.clock.fastForward(61_000);
  await hand.key(resident('asleep.touch')).waitFor();

  await openCorner();
  await signIn();
  await hand.key(staff('overview.open')).waitFor();
  await page.clock.fastForward(301_000);
  await hand.key(resident('asleep.touch')).waitFor();
  await openCorner();
  await hand.reads(staff('sign-in.ask'));
  expect(await hand.heading()).toBe(staff('sign-in.ask'));
});

test('the screen is loaded again in the middle: the same question, in the same language', async () => {
  await wake(new Words('en', 'request-to-the-hall'));
  const english = new Words('en', 'request-to-the-hall');
  await begin(english);
  await page.reload();
  await hand.reads(english.service('question.category.ask'));
  expect(await hand.heading()).toBe(english.service('question.category.ask'));
});

async function openCorner(): Promise<void> {
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
}

async function signIn(): Promise<void> {
  await hand.reads(staff('sign-in.ask'));
  await page.getByRole('main').getByRole('button').first().click();
  await hand.pressEach(kiosk.pin ?? '');
  await hand.press(staff('sign-in.go'));
}

/** From asleep to the services. */
async function wake(in_: Words = words): Promise<void> {
  await hand.press(resident('asleep.touch'));
  if (in_ !== words) await hand.choose(in_.variety);
  await hand.press(in_.of('resident', 'welcome.start'));
}

/** From the services to the first question. */
async function begin(in_: Words = words): Promise<void> {
  await hand.choose(in_.service('title'));
  await hand.press(in_.of('resident', 'services.go'));
  await hand.press(in_.of('resident', 'notice.next'));
  await hand.press(in_.of('resident', 'notice.agree'));
  await hand.reads(in_.service('question.category.ask'));
}

/** Answers the first question, so that the second stands there. */
async function answerOne(): Promise<void> {
  await wake();
  await begin();
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));
  await hand.reads(secondQuestion);
}
