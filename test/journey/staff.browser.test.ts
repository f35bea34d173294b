import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { slipText } from '../../core/code/own-code.ts';
import { numberFrom } from '../../core/submission/number.ts';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { apiOf } from '../support/call-machine.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForEach } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { installClock } from '../support/page-clock.ts';
import { plainText } from '../support/plain-text.ts';
import { fillIn } from '../support/resident.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import type { RunningKiosk } from '../support/running-kiosk.ts';
import { startTestMachine } from '../support/test-machine.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';
import { Words } from '../support/words.ts';

// The room behind the hidden corner, as somebody who looks after six kiosks uses it.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const staff = (key: string) => words.of('staff', key);
const firstQuestion = words.service('question.category.ask');

/** At kiosks of a hall whose own elder allowance is broken, and whose folder of recordings lacks the file that names it. */
const test = kioskForEach
  .extend('services', { scope: 'file' }, ({}, { onCleanup }) => {
    const services = mkdtempSync(path.join(os.tmpdir(), 'bangban-services-'));
    onCleanup(() => rmSync(services, { recursive: true, force: true }));
    cpSync('services/request-to-the-hall', path.join(services, 'request-to-the-hall'), { recursive: true });
    breakElderAllowance(services);
    return services;
  })
  .extend('voices', { scope: 'file' }, ({}, { onCleanup }) => {
    const voices = mkdtempSync(path.join(os.tmpdir(), 'bangban-voices-'));
    onCleanup(() => rmSync(voices, { recursive: true, force: true }));
    mkdirSync(path.join(voices, 'x-wanzhou/clips'), { recursive: true });
    return voices;
  })
  .override('serve', ({ services, voices }) => ['--services', services, '--voices', voices]);

let intake: RunningIntake;
let kiosk: RunningKiosk;
let page: Page;
let hand: Hand;

/** Of the list. */
const row = (name: string) => page.getByRole('main').locator('dl > *').filter({ hasText: name });

test.beforeEach(async ({ hall }) => {
  ({ intake, kiosk, page, hand } = hall);
  await installClock(page);
  await page.goto(kiosk.link);
});

test('a service that was refused says which it is, and what to mend in which file and place', async () => {
  await asleep();
  await signIn();
  await row('elder-allowance')
    .getByRole('button', { name: staff('overview.why'), exact: true })
    .click();
  await hand.reads(staff('service.title').replace('{{service}}', 'elder-allowance'));
  const said = await plainText(page.getByRole('main'));
  const aYesNo = words.of('authoring', 'kind.yes-no');
  expect(said).toContain(`这里填的不是${aYesNo}。请改成${aYesNo}。`);
  expect(said).toContain('文件 service.json，位置 sample');
  expect(said).toContain('文件 service.json，位置 version');
  await hand.press(staff('why.back'));
  await hand.reads(hello());
});

test('a slip that is not from here, and any other code, is answered in the list', async () => {
  await asleep();
  await signIn();
  await typeAsScanner(page, slipText('6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10', numberFrom(0.5, 8)));
  await page.getByText(staff('overview.slip-unknown'), { exact: true }).waitFor();
  await typeAsScanner(page, '2611030045');
  await page.getByText(staff('overview.code-useless'), { exact: true }).waitFor();
  expect(await hand.heading()).toBe(hello());
});

test('the room says nothing by itself, and all of what it shows when Listen is pressed', async () => {
  const ear = await listenTo(page, { atOnce: true });
  await page.reload();
  await asleep();
  await chooseMyself();
  await hand.pressEach('000001');
  await hand.press(staff('sign-in.go'));
  await hand.reads(staff('sign-in.wrong'));
  await hand.pressEach(kiosk.pin ?? '');
  await hand.press(staff('sign-in.go'));
  await hand.reads(hello());
  expect(await ear.heard()).not.toContain(staff('sign-in.wrong').split('。')[0]);
  expect(await ear.heard()).not.toContain(hello());
  await ear.forget();
  await hand.press(words.of('part', 'voice.listen'));
  await ear.hears(hello());
  await ear.hears('elder-allowance');
});

test('the list says by which voices each speech is spoken here, and why one of the hall is not', async () => {
  await asleep();
  await signIn();
  await expect.poll(() => row('广东话').innerText()).toContain(staff('voice.espeak'));
  expect(await row('x-wanzhou').innerText()).toContain(
    staff('voice.missing').replace('{{file}}', 'variety.json'),
  );
});

test('what stands open here is put away after asking once more, and only then another one opens', async () => {
  await begin();
  await signIn();
  await hand.press(staff('overview.put-away'));
  await hand.reads(staff('put-away.ask'));
  await hand.press(staff('put-away.no'));
  await hand.reads(hello());
  await hand.press(staff('overview.put-away'));
  await hand.press(staff('put-away.yes'));
  await page.getByText(staff('put-away.done')).waitFor();
  await hand.press(staff('overview.out'));

  await begin();
  await signIn();
  await hand.press(staff('overview.open'));
  await hand.reads(staff('failure.session-open'));
  await hand.press(staff('failure.back'));
  await hand.press(staff('overview.put-away'));
  await hand.press(staff('put-away.yes'));
  await page.getByText(staff('put-away.done')).waitFor();
  await hand.press(staff('overview.open'));
  await hand.reads(firstQuestion);
  expect(await hand.heading()).toBe(firstQuestion);
});

test('staff fill in with the resident, which stands in Help until the resident presses again', async () => {
  await begin();
  await signIn();
  await hand.press(staff('overview.fill-in'));
  await hand.reads(firstQuestion);
  await hand.press(resident('foot.help'));
  if ((await hand.key(resident('help.alone')).count()) === 0) await hand.press(resident('help.more'));
  await page.getByText(resident('help.by-staff'), { exact: true }).waitFor();
  await hand.press(resident('help.alone'));
  await hand.key(resident('help.together')).waitFor();
  expect(await page.getByText(resident('help.by-staff'), { exact: true }).count()).toBe(0);
});

test('a key that comes to nothing says why, and a disk that is full is no wrong PIN', async () => {
  await asleep();
  const full = { defined: true, code: 'not-saved', status: 507, message: 'The disk did not take it' };
  await page.route('**/api/staff/signIn', (route) => route.fulfill({ status: 507, json: { json: full } }));
  await chooseMyself();
  await hand.pressEach(kiosk.pin ?? '');
  await hand.press(staff('sign-in.go'));
  await hand.reads(staff('failure.not-saved'));
  await page.unroute('**/api/staff/signIn');
  await hand.pressEach('000000');
  await hand.press(staff('sign-in.go'));
  await hand.reads(staff('sign-in.wrong'));
  await hand.pressEach(kiosk.pin ?? '');
  await hand.press(staff('sign-in.go'));
  await hand.reads(hello());

  await page.route('**/api/staff/retry', (route) => route.abort());
  await hand.press(staff('overview.retry'));
  await hand.reads(staff('failure.fault'));
  await hand.press(staff('failure.back'));
  await hand.reads(hello());
  expect(await hand.heading()).toBe(hello());
});

test('news of the kiosk between two touches of the corner do not begin their count anew', async () => {
  const machine = await startTestMachine({
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
    ports: { screenDir: 'dist/renderer' },
  });
  const loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
  try {
    await page.goto(loopback.link);
    await asleep();
    for (let touch = 0; touch < 4; touch++) await page.mouse.click(40, 40);
    const heard = page.waitForResponse('**/api/kiosk/state');
    await apiOf(machine.fetch).session.start({ service: 'request-to-the-hall', language: 'zh-CN' });
    await (await heard).finished();
    await page.mouse.click(40, 40);
    await hand.reads(staff('sign-in.ask'));
    expect(await hand.heading()).toBe(staff('sign-in.ask'));
  } finally {
    // The voice may still be on its way, and a machine that goes meanwhile is a fault on a page that is there.
    await page.goto('about:blank');
    await loopback.close();
    await machine.end();
  }
});

test('what was chosen and not yet gone on with is there again when the staff have left', async () => {
  await begin();
  await hand.choose(words.service('question.category.choice.lamp'));
  await signIn();
  await hand.press(staff('overview.out'));
  await hand.reads(firstQuestion);
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.danger.ask'));
});

test('staff who walk away leave no room open behind them', async () => {
  await asleep();
  await signIn();
  await page.clock.fastForward(301_000);
  await asleep();
  expect(await page.getByText(hello()).count()).toBe(0);
});

test('what upstream refused is explained in the words of the room, and in its own', async () => {
  const strict = await startIntake({ services: new Set(['elder-allowance']) });
  const machine = await startTestMachine({
    configuration: { demo: true, intake: strict.url, enrolmentCode: await strict.newCode() },
    ports: { screenDir: 'dist/renderer' },
  });
  const loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
  try {
    const api = apiOf(machine.fetch);
    const begun = await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' });
    const { session } = await fillIn(api, begun);
    const { submission } = await api.session.submit({ session, language: 'zh-CN' });
    await expect
      .poll(async () => (await api.submission.slip({ submission })).delivery, { timeout: 20_000 })
      .toBe('refused');
    await api.submission.done({ submission });
    await page.goto(loopback.link);
    await asleep();
    await signIn(machine.demoPin);
    await hand.press(staff('overview.why'));
    await hand.reads(staff('why.title'));
    const said = await plainText(page.getByRole('main'));
    expect(said).toContain(staff('refusal.service-not-taken'));
    expect(said).toContain('service-not-taken');
  } finally {
    await loopback.close();
    await machine.end();
    await strict.close();
  }
});

function breakElderAllowance(services: string): void {
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

async function asleep(): Promise<void> {
  await hand.key(resident('asleep.touch')).waitFor();
}

/** From asleep to the first question of a session. */
async function begin(): Promise<void> {
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  await hand.press(resident('notice.next'));
  await hand.press(resident('notice.agree'));
  await hand.reads(firstQuestion);
}

async function chooseMyself(): Promise<void> {
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
  await hand.reads(staff('sign-in.ask'));
  await page.getByRole('main').getByRole('button').first().click();
}

async function signIn(pin = kiosk.pin): Promise<void> {
  await chooseMyself();
  await hand.pressEach(pin ?? '');
  await hand.press(staff('sign-in.go'));
  await page.getByRole('heading', { level: 1, name: /，您好$/ }).waitFor();
  // Its list stands there: what is scanned before belongs to nobody.
  await page.getByRole('main').locator('dl > *').first().waitFor();
}
