import type { Page, Route } from 'playwright';
import { expect } from 'vitest';
import { listenTo } from '../support/ear.ts';
import { kioskForEach } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { installClock } from '../support/page-clock.ts';
import type { RunningKiosk } from '../support/running-kiosk.ts';
import { withUnknownQuestion } from '../support/unknown-question.ts';
import { Words } from '../support/words.ts';

// Something of the kiosk fails: what stands on the glass then, and the way on from there.

const test = kioskForEach.override('voice', 'real');

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const firstQuestion = words.service('question.category.ask');
const secondQuestion = words.service('question.danger.ask');

let kiosk: RunningKiosk;
let log: string;
let page: Page;
let hand: Hand;

test.beforeEach(async ({ hall }) => {
  ({ kiosk, page, hand } = hall);
  log = '';
  kiosk.child.stderr?.on('data', (bytes: Buffer) => (log += bytes.toString()));
  await installClock(page);
});

test('what takes longer than a moment says so by sight, and by ear to whoever presses on', async () => {
  const ear = await listenTo(page);
  await page.goto(kiosk.link);
  await toServices();
  await begin();
  let heldBack: Route | undefined;
  await page.route('**/api/session/answer', (route) => {
    heldBack = route;
  });
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));
  const waiting = page.getByRole('button', { name: resident('foot.waiting') });
  await waiting.waitFor();
  await ear.forget();
  await waiting.click();
  await ear.hears(resident('foot.waiting'));
  await heldBack?.continue();
  await hand.reads(secondQuestion);
  expect(await waiting.count()).toBe(0);
});

test('a screen that cannot be drawn says so with its number in the log, and leads back to its question', async () => {
  await page.goto(kiosk.link);
  await toServices();
  await begin();
  await page.route('**/api/session/answer', withUnknownQuestion, { times: 1 });
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));

  await hand.reads(resident('trouble.fault'));
  const told = (await page.getByRole('alert').innerText()).replaceAll(/\s/g, '');
  const reference = /"screen-failed".*?"reference":"([^"]+)"|"reference":"([^"]+)".*?screen-failed/.exec(log);
  expect(told).toContain(reference?.[1] ?? reference?.[2] ?? 'nothing in the log');
  expect(log).toMatch(/"during":"drawing","fault":"TypeError","place":\{"script":"[a-z-]+","line":/);
  await hand.press(resident('trouble.again'));
  await hand.reads(secondQuestion);
});

test('with nobody there it is loaded anew by itself, and a session that fails again is put away', async () => {
  await page.goto(kiosk.link);
  await toServices();
  await begin();
  await page.route('**/api/session/answer', withUnknownQuestion, { times: 1 });
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));
  await hand.reads(resident('trouble.fault'));
  await page.route('**/api/session/view', withUnknownQuestion);
  const loaded = page.waitForEvent('load');
  await page.clock.fastForward(61_000);
  await loaded;
  await hand.reads(resident('trouble.fault'));
  await page.clock.fastForward(61_000);
  await hand.key(resident('asleep.touch')).waitFor();
  expect(log).toContain('session-parked');
});

test('a way to answer that does not come at first is asked for again', async () => {
  // Fetched ahead and again when its turn has come, and each time a hint to the browser goes before.
  const asked: string[] = [];
  await page.route('**/assets/yes-no-*.js', async (route) => {
    asked.push(route.request().url());
    await (asked.length > 4 ? route.continue() : route.abort());
  });
  await page.goto(kiosk.link);
  await toServices();
  await begin();
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));
  await hand.reads(secondQuestion);
  expect(asked.length).toBeGreaterThan(4);
});

test('the state, the texts and the session that do not come at first are asked for again', async () => {
  const lost = async (what: string) => page.route(what, (route) => route.abort(), { times: 1 });
  await lost('**/api/kiosk/state');
  await page.goto(kiosk.link);
  await toServices();
  await lost('**/catalog/*/text.zh-CN.json');
  await begin();
  await lost('**/api/session/view');
  await page.reload();
  await hand.reads(firstQuestion);
  expect(await hand.heading()).toBe(firstQuestion);
});

test('a session whose beginning got lost on the way is gone on with, and a second touch begins no other', async () => {
  await page.goto(kiosk.link);
  await toServices();
  await hand.choose(words.service('title'));
  await page.route('**/api/session/start', loseTheAnswer, { times: 1 });
  await hand.press(resident('services.go'));
  await hand.reads(resident('trouble.fault'));
  await hand.press(resident('trouble.again'));

  let begun = 0;
  await page.route('**/api/session/start', async (route) => {
    begun += 1;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  await hand.press(resident('services.go'));
  await hand.press(resident('services.go'));
  await hand.reads(resident('notice.ask'));
  expect(begun).toBe(1);
});

test('what the contract foresees is told in its own words, and is no fault with a number', async () => {
  await page.goto(kiosk.link);
  await toServices();
  await hand.choose(words.service('title'));
  await page.route(
    '**/api/session/start',
    (route) =>
      route.continue({
        postData: JSON.stringify({ json: { service: 'taken-out-today', language: 'zh-CN' } }),
      }),
    { times: 1 },
  );
  await hand.press(resident('services.go'));
  await hand.reads(words.of('problem', 'service-unknown'));
  expect(await page.getByText('service-unknown').count()).toBe(0);
  await hand.press(resident('foot.back'));
  await hand.press(resident('services.go'));
  await hand.reads(resident('notice.ask'));
});

test('a voice that never ends does not keep the kiosk awake for ever', async () => {
  await page.route('**/voice/espeak-ng/espeak-ng.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: voiceThatHangs }),
  );
  await page.goto(kiosk.link);
  await hand.press(resident('asleep.touch'));
  await hand.reads(resident('welcome.ask'));
  await hand.key(words.of('part', 'voice.stop')).waitFor();
  // By less than anybody is waited for: what counts time looks once after each.
  for (let minutes = 0; minutes < 9; minutes += 0.5) await page.clock.fastForward(30_000);
  expect(await hand.heading()).toBe(resident('welcome.ask'));
  for (let minutes = 0; minutes < 2.5; minutes += 0.5) await page.clock.fastForward(30_000);
  await hand.reads(resident('still.ask'));
  await page.clock.fastForward(61_000);
  await hand.key(resident('asleep.touch')).waitFor();
});

/** Gets ready as the real one does, and then says one sentence for as long as its worker lives. */
const voiceThatHangs = `
class Voice {
  set_voice() {}
  set_rate() {}
  set_pitch() {}
  get_samplerate() { return 22050; }
  synthesize_ipa() { return { ipa: '' }; }
  synthesize(text) {
    if (/请坐|sit down/.test(text)) return;
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    Atomics.wait(new Int32Array(memory.buffer), 0, 0);
  }
}
export default async () => ({ eSpeakNGWorker: Voice });
`;

/** The machine does what it was asked for, and nobody hears of it. */
async function loseTheAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}

/** From asleep to the services. */
async function toServices(): Promise<void> {
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
}

/** From the services to the first question. */
async function begin(): Promise<void> {
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  await hand.press(resident('notice.next'));
  await hand.press(resident('notice.agree'));
  await hand.reads(firstQuestion);
}
