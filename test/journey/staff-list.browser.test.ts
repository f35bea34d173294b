import http from 'node:http';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { type Loopback, serveLoopback } from '../../main/loopback/loopback.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { Hand } from '../support/hand.ts';
import { installClock } from '../support/page-clock.ts';
import { plainText } from '../support/plain-text.ts';
import { fillIn } from '../support/resident.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';
import { Words } from '../support/words.ts';

// What the staff's list says of the day, to somebody who has six kiosks to look after.

const words = new Words('zh-CN', 'request-to-the-hall');
const staff = (key: string) => words.of('staff', key);
/** Noon in the hall. */
const noon = Date.UTC(2026, 10, 24, 4);
const hour = 3_600_000;

let clock: FakeClock;
let intake: RunningIntake;
let machine: TestMachine;
let loopback: Loopback;
let api: MachineApi;
let page: Page;
let hand: Hand;

test.beforeEach(async ({ page: screen }) => {
  page = screen;
  hand = new Hand(page);
  clock = createFakeClock(noon);
  intake = await startIntake({ now: clock.now });
  machine = await startTestMachine({
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
    ports: { screenDir: 'dist/renderer', clock },
  });
  // Not the screen that is looked at, which would show what is begun on it.
  api = apiOf(machine.fetch, 'residents');
  loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
  await installClock(page, noon);
  await page.goto(loopback.link);
  return async () => {
    // Its voice may still be on its way, and would break off in the middle.
    await page.close();
    await loopback.close();
    await machine.end();
    await intake.close();
  };
});

test.for([
  { width: 1920, height: 1080, things: 4 },
  { width: 1024, height: 768, things: 2 },
])('at least $things things stand on the first page of $width x $height', async (glass) => {
  await intake.close();
  for (let times = 0; times < 3; times++) {
    await park();
    await handIn();
  }
  await page.setViewportSize(glass);
  await enter();
  await hand.key(words.of('part', 'pages.next')).waitFor();
  expect(await page.locator('main dl > div').count()).toBeGreaterThanOrEqual(glass.things);
});

test('two parked sessions of one service are told apart by when they were put away, the latest first', async () => {
  await park();
  await clock.pass(26 * hour);
  await park();
  await enter();
  const rows = page.locator('main dl > div').filter({ hasText: words.of('staff', 'overview.open') });
  const [today, yesterday] = await Promise.all([rows.first(), rows.nth(1)].map(plainText));
  expect(today).toContain('今天 14:00');
  expect(yesterday).toContain('2026 年 11 月 24 日 12:00');
});

test('when upstream was last reached has its day, unless that is today', async () => {
  await handIn();
  const upstream = page.locator('main dl > div').filter({ hasText: staff('overview.upstream-seen') });
  await enter();
  expect(await plainText(upstream)).toContain('今天 12:00');
  await leave();
  // It is out of reach from then on, or it would be asked for news.
  await intake.close();
  await clock.pass(26 * hour);
  await enter();
  expect(await plainText(upstream)).toContain('2026 年 11 月 24 日 12:00');
});

test('what waits says when it is tried again, in minutes, and nothing once that is due', async () => {
  await intake.close();
  const busy = http.createServer((_request, response) => {
    response.writeHead(503, { 'retry-after': '180' }).end();
  });
  await new Promise<void>(
    (resolve) => void busy.listen(Number(new URL(intake.url).port), '127.0.0.1', resolve),
  );
  try {
    await handIn();
    await enter();
    const row = page.locator('main dl > div').filter({ hasText: words.service('title') });
    const again = (minutes: number) => staff('delivery.again').replace('{{count}}', String(minutes));
    expect(await plainText(row)).toContain(again(3));
    await page.clock.fastForward(119_000);
    await page.getByText(again(1)).waitFor();
    await page.clock.fastForward(61_000);
    await page.getByText(again(1)).waitFor({ state: 'detached' });
    expect(await plainText(row)).toContain(staff('delivery.waiting'));
    await row.getByRole('button').click();
    await hand.reads(staff('why.waiting'));
    expect(await plainText(page.getByRole('main'))).toContain(staff('outcome.intake-busy'));
  } finally {
    busy.close();
  }
});

test('the list is asked for again when something in it is another, and not at every answer on another screen', async () => {
  await enter();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/staff/overview')) asked += 1;
  });
  const other = apiOf(machine.fetch, 'other');
  const begun = await other.session.start({ service: 'elder-allowance', language: 'zh-CN' });
  await page.getByText(staff('session.open'), { exact: true }).waitFor();
  const before = asked;
  const { session } = await fillIn(other, begun);
  await other.session.park({ session, silently: true });
  await hand.key(staff('overview.open')).waitFor();
  // Once for the parking, and at most once more for the beginning.
  expect(asked - before).toBeLessThanOrEqual(2);
});

test('too many wrong PINs are a wait that counts down, is said once, and then lets the right one in', async () => {
  const [person] = await api.staff.people();
  for (let times = 0; times < 5; times++)
    await api.staff.signIn({ staff: person?.id ?? '', pin: '000001' }).catch(() => undefined);
  await chooseMyself();
  await hand.pressEach(machine.demoPin ?? '');
  await page.clock.pauseAt(noon + 30_000);
  await hand.key(staff('sign-in.go')).click();
  const still = (seconds: number) =>
    hand.key(staff('sign-in.wait-seconds').replace('{{count}}', String(seconds)));
  await still(15).waitFor();
  const alert = page.getByRole('alert');
  const told = await plainText(alert);
  expect(told).toContain(staff('sign-in.wait'));
  await page.clock.runFor(3000);
  await still(12).waitFor();
  expect(await plainText(alert)).toBe(told);
  await clock.pass(15_000);
  await page.clock.runFor(12_000);
  await hand.reads(staff('sign-in.pin'));
  await page.clock.resume();
  await hand.pressEach(machine.demoPin ?? '');
  await hand.press(staff('sign-in.go'));
  await page.getByRole('heading', { level: 1, name: /，您好$/ }).waitFor();
});

test('sending now says what is being sent, never that it was sent, and where nothing waits that nothing does', async () => {
  await enter();
  await hand.press(staff('overview.retry'));
  const told = page.getByRole('main');
  await expect.poll(() => plainText(told)).toContain(staff('overview.nothing-waits'));
  await leave();
  await intake.close();
  await handIn();
  await enter();
  await hand.press(staff('overview.retry'));
  await expect.poll(() => plainText(told)).toContain(staff('overview.retried').replace('{{count}}', '1'));
});

test('an answer with a character that the kiosk cannot draw is told to staff, who look at the card, and no other is', async () => {
  await handIn();
  for (const name of ['王桂兰', '王\u{2ebf1}']) {
    const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
    const { session } = await fillIn(api, begun, { name });
    await api.session.park({ session, silently: true });
    await enter();
    await hand.press(staff('overview.open'));
    for (const key of ['declaration.go', 'slip.take', 'rating.skip', 'thanks.go'])
      await hand.press(words.of('resident', key));
  }
  await enter();
  const told = page.locator('main dl > div').filter({ hasText: staff('undrawn') });
  expect(await told.count()).toBe(1);
  expect(await plainText(told)).not.toContain('\u{2ebf1}');
});

test('each of the five faces is kept as its own number, five for the best', async () => {
  const best = [5, 4, 3, 2, 1];
  for (const faces of best) {
    const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
    const { session } = await fillIn(api, begun);
    await api.session.park({ session, silently: true });
    await enter();
    await hand.press(staff('overview.open'));
    await hand.press(words.of('resident', 'declaration.go'));
    await hand.press(words.of('resident', 'slip.take'));
    // By its whole name: one of them ends as another is called.
    await hand.press(words.of('part', `faces.${faces}`));
    await hand.press(words.of('resident', 'rating.go'));
    await hand.press(words.of('resident', 'thanks.go'));
    const [person] = await api.staff.people();
    await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
    expect((await api.staff.overview()).ratings).toContainEqual({ faces, count: 1 });
  }
});

/** Somebody began and left. */
async function park(): Promise<string> {
  const { session } = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
  await api.session.park({ session, silently: true });
  return session;
}

async function handIn(): Promise<string> {
  const begun = await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' });
  const { session } = await fillIn(api, begun);
  const { submission } = await api.session.submit({ session, language: 'zh-CN' });
  await expect
    .poll(async () => (await api.submission.slip({ submission })).delivery, { timeout: 20_000 })
    .not.toBe('sending');
  await api.submission.done({ submission });
  return submission;
}

/** Through the hidden corner, to the list. */
async function enter(): Promise<void> {
  await page.clock.setSystemTime(clock.now());
  await chooseMyself();
  await hand.pressEach(machine.demoPin ?? '');
  await hand.press(staff('sign-in.go'));
  await page.getByRole('heading', { level: 1, name: /，您好$/ }).waitFor();
}

async function chooseMyself(): Promise<void> {
  await hand.key(words.of('resident', 'asleep.touch')).waitFor();
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
  await hand.reads(staff('sign-in.ask'));
  await page.getByRole('main').getByRole('button').first().click();
}

async function leave(): Promise<void> {
  await hand.press(staff('overview.out'));
}
