import type { Page } from 'playwright';
import { Hand } from './hand.ts';
import { brokenService, type StaffDay } from './staff-day.ts';
import { type Look } from './visit.ts';
import { saying, Words } from './words.ts';

/**
 * Somebody of the staff comes to a kiosk that speaks this language: through the hidden corner, past a wrong PIN and the wait
 * after too many of them, to the list of the day and everything that it leads to. The page's clock has to have been
 * installed, and begins at the time of that day.
 */
export async function visitStaff(
  page: Page,
  { language, day, look }: { language: string; day: StaffDay; look: Look },
): Promise<void> {
  const hand = new Hand(page);
  const words = new Words(language, 'elder-allowance');
  const staff = (key: string) => words.of('staff', key);
  const source = new Words('zh-CN', 'elder-allowance');
  const plural = (key: string, form: string) => staff(language.startsWith('zh') ? key : `${key}_${form}`);
  const further = words.of('part', 'pages.next');

  await enter();
  await look('staff, who');
  await page.getByRole('main').getByRole('button').first().click();
  await hand.reads(staff('sign-in.pin'));
  await look('staff, PIN');
  await signIn('000001');
  await hand.reads(staff('sign-in.wrong'));
  await look('staff, wrong PIN');
  await fail('staff/signIn', { code: 'not-saved', status: 507, message: 'The disk did not take it' });
  await signIn(day.pin);
  await hand.reads(staff('failure.not-saved'));
  await page.unroute('**/api/staff/signIn');
  await look('staff, not saved');
  await day.guess();
  await signIn(day.pin);
  await hand.reads(staff('sign-in.wait'));
  await look('staff, wait');
  await hand.press(staff('sign-in.back'));
  await day.sitOut();

  await enter();
  await page.getByRole('main').getByRole('button').first().click();
  await hand.reads(staff('sign-in.pin'));
  await signIn(day.pin);
  await greeted();
  await look('staff, list');
  await press(staff('delivery.refused'), staff('overview.why'));
  await hand.reads(staff('why.title'));
  await look('staff, why refused');
  await hand.press(staff('why.back'));
  await greeted();
  await press(staff('undrawn'), staff('overview.why'));
  await hand.reads(staff('why.undrawn'));
  await look('staff, a character to compare');
  await hand.press(staff('why.back'));
  await greeted();
  await press(saying(plural('delivery.again', 'other')), staff('overview.why'));
  await hand.reads(staff('why.waiting'));
  await look('staff, why it waits');
  await hand.press(staff('why.back'));
  await greeted();
  await press(brokenService, staff('overview.why'));
  await page.getByRole('heading', { level: 1, name: saying(staff('service.title')) }).waitFor();
  await look('staff, problems of a service');
  await hand.press(staff('why.back'));
  await greeted();
  await press(staff('session.open'), staff('overview.put-away'));
  await hand.reads(staff('put-away.ask'));
  await look('staff, put away');
  await hand.press(staff('put-away.no'));
  await greeted();
  await hand.press(staff('overview.retry'));
  await page
    .locator('.ask-hint')
    .getByText(saying(plural('overview.retried', 'one')))
    .waitFor();
  await look('staff, told');
  await page.route('**/api/staff/retry', (route) => route.abort());
  await hand.press(staff('overview.retry'));
  await hand.reads(staff('failure.fault'));
  await page.unroute('**/api/staff/retry');
  await look('staff, failure');
  await hand.press(staff('failure.back'));
  await greeted();
  await fail('staff/open', { code: 'session-open', status: 409, message: 'Another session is open' });
  await press(saying(staff('session.parked')), staff('overview.open'));
  await hand.reads(staff('failure.session-open'));
  await page.unroute('**/api/staff/open');
  await look('staff, room for one only');
  await hand.press(staff('failure.back'));
  await greeted();
  await goToStick();
  await hand.press(staff('overview.out'));
  await hand.key(source.of('resident', 'asleep.touch')).waitFor();

  /** What waits goes along, and what else a stick may come to, which takes a broken one to see. */
  async function goToStick(): Promise<void> {
    const counted = (key: string) => saying(plural(key, 'other'));
    const reads = (heading: string | RegExp) =>
      page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await press(staff('stick.row'), staff('stick.open'));
    await hand.reads(staff('stick.put-in'));
    await look('staff, no stick');
    day.moveStick();
    await reads(saying(plural('stick.waiting', 'one')));
    await look('staff, a stick is in');
    await page
      .locator('.frame-next')
      .filter({ hasText: saying(plural('stick.take', 'one')) })
      .click();
    await reads(saying(plural('stick.all-there', 'one')));
    await look('staff, all is on the stick');
    await hand.press(staff('stick.back'));
    await greeted();
    await look('staff, list with a stick');

    // What it takes a broken stick, or very many submissions, to see. A stick that is moved makes the screen ask again.
    let told: object = {};
    await page.route('**/api/staff/stick', (route) => route.fulfill({ json: { json: told } }));
    await press(staff('stick.row'), staff('stick.open'));
    const usual = { allowed: true, sticks: 1, waiting: 1234, bytes: 987_654_321, onStick: 234, answers: 0 };
    const counts = { taken: 999, lost: 12, received: 987, refused: 12, useless: 34 };
    const along = { what: 'take-along', ...counts };
    const back = { what: 'take-answers', ...counts };
    const states: [string, object, string | RegExp][] = [
      ['two', { sticks: 2 }, counted('stick.several')],
      ['many', {}, counted('stick.waiting')],
      ['receipts', { answers: 987 }, counted('stick.answers')],
      ['writing', { underWay: { what: 'take-along', done: 567, of: 1234 } }, counted('stick.writing')],
      ['some left', { last: { ...along, ended: 'done' } }, counted('stick.all-there')],
      ['received', { last: { ...back, ended: 'done' } }, counted('stick.received')],
      ['pulled', { sticks: 0, last: { ...along, ended: 'pulled' } }, staff('stick.pulled')],
      ['full', { last: { ...along, ended: 'full' } }, staff('stick.full')],
      ['read-only', { last: { ...along, ended: 'read-only' } }, staff('stick.read-only')],
      ['strange', { last: { ...along, ended: 'strange' } }, staff('stick.strange')],
      ['fault', { last: { ...along, ended: 'fault' } }, staff('stick.fault')],
    ];
    for (const [what, state, heading] of states) {
      told = { underWay: null, last: null, ...usual, ...state };
      day.moveStick();
      await reads(heading);
      await look(`staff, stick, ${what}`);
    }
    await page.unroute('**/api/staff/stick');
    await hand.press(staff('stick.back'));
    await greeted();
  }

  /** Wakes the kiosk, chooses the language there, and goes through the corner. */
  async function enter(): Promise<void> {
    await page.clock.setSystemTime(day.now());
    await hand.press(source.of('resident', 'asleep.touch'));
    await hand.choose(words.variety);
    if (words.writing !== undefined) await hand.press(words.writing);
    for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
    await hand.reads(staff('sign-in.ask'));
  }

  /** What is called answers so, until the route is taken away. */
  async function fail(
    call: string,
    refusal: { code: string; status: number; message: string },
  ): Promise<void> {
    await page.route(`**/api/${call}`, (route) =>
      route.fulfill({ status: refusal.status, json: { json: { defined: true, ...refusal } } }),
    );
  }

  async function signIn(pin: string): Promise<void> {
    await hand.pressEach(pin);
    await hand.press(staff('sign-in.go'));
  }

  async function greeted(): Promise<void> {
    await page.getByRole('heading', { level: 1, name: saying(staff('overview.hello')) }).waitFor();
  }

  /** The key in a row of the list, on whichever page that stands. */
  async function press(standing: string | RegExp, key: string): Promise<void> {
    const row = page.locator('main dl > *').filter({ has: page.getByText(standing) });
    await hand.turnTo(further, row);
    await row.getByRole('button', { name: key, exact: true }).first().click();
  }
}
