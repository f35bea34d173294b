import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { formsOf } from '../../core/text/forms.ts';
import { type Ear, listenTo } from '../support/ear.ts';
import { kioskForEach } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { installClock } from '../support/page-clock.ts';
import type { RunningKiosk } from '../support/running-kiosk.ts';
import { Words } from '../support/words.ts';

// What a resident is told by ear, and what the hall around her does not get to hear.

const test = kioskForEach.override('voice', 'real');

const elder = new Words('zh-CN', 'elder-allowance');
const resident = (key: string) => elder.of('resident', key);

let kiosk: RunningKiosk;
let page: Page;
let hand: Hand;
let ear: Ear;

test.beforeEach(async ({ hall }) => {
  ({ kiosk, page, hand } = hall);
  ear = await listenTo(page);
  await page.goto(kiosk.link);
});

test('a service says what it is for when it is touched', async () => {
  await wake();
  await ear.hears(resident('services.ask'));
  await ear.forget();
  await hand.choose(elder.service('title'));
  await ear.hears('每个月领一份钱');
  expect(await ear.heard()).toMatch(new RegExp(`^${elder.service('title')}`));
  expect(await page.getByText(elder.service('summary')).isVisible()).toBe(true);
});

test('Help says first what the service says of this question, and who helps at its own counter', async () => {
  await wake();
  await begin(elder);
  await ear.forget();
  await hand.press(resident('foot.help'));
  await hand.reads(resident('help.here'));
  const help = elder.service('question.identity.help');
  await ear.hears('谁领这份钱，就按谁的号码');
  expect(await page.getByText(help).isVisible()).toBe(true);
  expect(await page.getByText(elder.service('counter')).isVisible()).toBe(true);

  await hand.press(resident('help.more'));
  await hand.reads(resident('help.ask'));
  await hand.press(resident('help.back'));
  await hand.reads(elder.service('question.identity.ask'));
});

test('after twenty seconds of silence help is offered, once on a screen, and nothing on it moves', async () => {
  await installClock(page);
  await page.reload();
  await wake();
  await begin(elder);
  const stop = page.getByRole('button', { name: elder.of('part', 'voice.stop'), exact: true });
  if ((await stop.count()) > 0) await stop.click();
  await ear.forget();
  const before = await page.screenshot();
  await page.clock.runFor(21_000);
  await ear.hears(resident('offer.calm'));
  await stop.waitFor();
  await stop.click();
  await page.mouse.move(0, 0);
  await page.clock.runFor(1000);
  expect((await page.screenshot()).equals(before)).toBe(true);
  await ear.forget();
  await page.clock.runFor(25_000);
  expect(await ear.heard()).toBe('');
});

test('stopped in the middle of a screen, Listen goes on from there, and after its end begins anew', async () => {
  await wake();
  await begin(elder);
  const question = elder.service('question.identity.ask');
  // This kiosk has a card reader, and the hint says so.
  const endOfHint = '一面朝上';
  await ear.hears(endOfHint);
  // The hint was asked for while the question ended; now it is in the middle of it.
  await page.waitForTimeout(1200);
  await hand.press(elder.of('part', 'voice.stop'));
  await ear.forget();
  await hand.press(elder.of('part', 'voice.go-on'));
  await ear.hears(endOfHint);
  expect(await ear.heard()).not.toContain(question);
  await hand.press(elder.of('part', 'voice.listen'));
  await ear.hears(question);
});

test('with headphones in, what is personal is said unasked; pulled out, the voice stops and asks', async () => {
  await wake();
  await begin(elder);
  const plug = path.join(kiosk.dataDir, 'headphones');
  writeFileSync(plug, '');
  await ear.hears('耳机插好了');
  // Who sees says so with the second touch, as everything is done on that screen.
  await hand.press(resident('hear.no'));
  await hand.press(resident('hear.no'));
  await hand.reads(elder.service('question.identity.ask'));
  await hand.pressEach(identityNumber('1940-12-25'));
  await ear.forget();
  await hand.press(elder.of('part', 'voice.listen'));
  await ear.hears('一九四零年');
  rmSync(plug);
  await ear.hears('耳机拔了');
  await hand.press(elder.of('part', 'voice.stop'));
  await ear.forget();
  await hand.press(elder.of('part', 'voice.listen'));
  await ear.hears('在这里念出来吗');
  expect(await ear.heard()).not.toContain('一九四零年');

  // What was stopped while only one heard it is not taken up for everybody.
  writeFileSync(plug, '');
  await ear.hears('耳机插好了');
  await hand.press(resident('hear.no'));
  await hand.press(resident('hear.no'));
  await ear.hears('一九四零年');
  await hand.press(elder.of('part', 'voice.stop'));
  await hand.key(elder.of('part', 'voice.go-on')).waitFor();
  rmSync(plug);
  await ear.hears('耳机拔了');
  expect(await hand.key(elder.of('part', 'voice.go-on')).count()).toBe(0);
});

test('a name is asked for and said only where that was allowed; until then it is the first person', async () => {
  const insurance = new Words('zh-CN', 'resident-medical-insurance');
  await wake();
  await begin(insurance);
  await hand.choose(insurance.of('input', 'yes-no.yes'));
  await hand.press(resident('foot.next'));
  await hand.reads(insurance.service('question.name.ask'));
  await hand.spell('liming');
  await hand.press('李明');
  await hand.press(resident('foot.next'));

  await hand.reads('李明的身份证号码是多少？');
  await ear.hears('第一个人的身份证号码是多少');
  await ear.hears('在这里念出来吗');
  expect(await ear.heard()).not.toContain('李明');
  await hand.press(insurance.of('speech', 'ask-aloud.yes'));
  await ear.hears('李明的身份证号码是多少');
  expect(await hand.key(insurance.of('speech', 'ask-aloud.no')).count()).toBe(0);
});

test('which card answers something personal is not said to the hall, though all of them are', async () => {
  await hearAtOnce();
  await wake();
  await begin(elder);
  await hand.pressEach(identityNumber('1940-12-25'));
  await hand.press(resident('foot.next'));
  await hand.reads(elder.service('question.name.ask'));
  await hand.spell('wangguilan');
  await hand.press('王桂兰');
  await hand.press(resident('foot.next'));
  await hand.reads(elder.service('question.local.ask'));
  await hand.choose(elder.of('input', 'yes-no.yes'));
  // It is not about her alone, and is said as ever.
  await ear.forget();
  await hand.choose(elder.of('input', 'yes-no.no'));
  await ear.hears(elder.of('input', 'yes-no.no'));
  await hand.choose(elder.of('input', 'yes-no.yes'));
  await hand.press(resident('foot.next'));

  const family = elder.service('question.living.choice.family');
  await hand.reads(elder.service('question.living.ask'));
  await ear.hears(elder.of('speech', 'ask-aloud.ask'));
  await ear.hears(family);
  await hand.press(elder.of('speech', 'ask-aloud.no'));
  await ear.forget();
  await hand.choose(family);
  expect(await hand.key(family).getAttribute('aria-pressed')).toBe('true');
  expect(await ear.heard()).toBe('');
  await hand.press(resident('foot.next'));
  await hand.reads(elder.service('question.address.ask'));
  await ear.hears(elder.of('input', 'address.elsewhere'));
  await ear.forget();
  await hand.choose('柳溪社区');
  await hand.press(elder.of('input', 'address.change'));
  await hand.choose('上柳村');
  expect(await ear.heard()).toBe('');

  writeFileSync(path.join(kiosk.dataDir, 'headphones'), '');
  await ear.hears('耳机插好了');
  await hand.press(resident('hear.no'));
  await hand.press(resident('hear.no'));
  await hand.press(elder.of('input', 'address.change'));
  await ear.forget();
  await hand.choose('下柳村');
  await ear.hears('下柳村');
  await hand.press(resident('foot.back'));
  await hand.reads(elder.service('question.living.ask'));
  await ear.forget();
  await hand.choose(elder.service('question.living.choice.alone'));
  await ear.hears(elder.service('question.living.choice.alone'));
});

test('the eight digits are said one by one, to her alone or where she allowed it, and so are those pressed', async () => {
  await hearAtOnce();
  const codeAsk = elder.of('speech', 'ask-aloud.code-ask');
  await wake();
  await begin(elder);
  await ear.forget();
  const code = await park();
  const spoken = formsOf('zh-CN').spoken.code(code);
  expect(bare(spoken)).toHaveLength(8);
  await ear.hears(codeAsk);
  await page.getByText(resident('slip.printed')).waitFor();
  await ear.hears(resident('slip.printed'));
  expect(bare(await ear.heard())).not.toContain(bare(spoken));
  await hand.press(elder.of('speech', 'ask-aloud.yes'));
  await ear.hears(spoken);
  await hand.press(resident('parked.go'));

  await wake();
  await hand.choose(resident('services.reopen'));
  await hand.reads(resident('reopen.ask'));
  await ear.hears(elder.of('speech', 'ask-aloud.ask'));
  await ear.forget();
  await hand.pressEach(code.slice(0, 4));
  expect(await ear.heard()).toBe('');
  await hand.press(elder.of('speech', 'ask-aloud.yes'));
  await ear.forget();
  for (const digit of code.slice(4)) {
    await hand.pressEach(digit);
    await ear.hears(formsOf('zh-CN').spoken.code(digit));
    await ear.forget();
  }
  await hand.press(resident('reopen.go'));
  await hand.reads(elder.service('question.identity.ask'));

  // In headphones nobody asks, and the digits are said as they come.
  writeFileSync(path.join(kiosk.dataDir, 'headphones'), '');
  await ear.hears('耳机插好了');
  await hand.press(resident('hear.no'));
  await hand.press(resident('hear.no'));
  await hand.reads(elder.service('question.identity.ask'));
  await ear.forget();
  const again = await park();
  await ear.hears(formsOf('zh-CN').spoken.code(again));
  expect(await ear.heard()).not.toContain(codeAsk);
});

test('on a small panel nobody goes on before everything to bring and all of the notice was told', async () => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.reload();
  await hand.press(resident('asleep.touch'));
  // In letters it is long enough for several pages.
  const english = new Words('en', 'elder-allowance');
  await hand.choose(english.variety);
  await hand.choose(english.of('part', 'level.size.4'));
  await hand.press(english.of('resident', 'welcome.start'));
  await hand.choose(english.service('title'));
  await hand.press(english.of('resident', 'services.go'));
  const more = hand.key(english.of('part', 'pages.next'));
  const toTheEnd = async (last: string, told: string) => {
    await more.waitFor();
    let pages = 1;
    for (; (await more.count()) > 0; pages += 1) await hand.press(english.of('part', 'pages.next'));
    expect(pages).toBeGreaterThan(1);
    expect(await page.getByText(english.service(told)).isVisible()).toBe(true);
    await hand.press(english.of('resident', 'foot.back'));
    expect(await page.getByText(english.service(told)).count()).toBe(0);
    await hand.press(english.of('part', 'pages.next'));
    await hand.press(english.of('resident', last));
  };
  await toTheEnd('bring.go', 'bring.phone_number');
  await hand.reads(english.of('resident', 'notice.ask'));
  await toTheEnd('notice.next', 'notice.contact');
  await hand.reads(english.of('resident', 'notice.keeps-ask'));
});

test('what is to be mended is named beside what is wrong with it', async () => {
  await wake();
  await begin(elder);
  await hand.pressEach('110101194001010025');
  await ear.forget();
  await hand.press(resident('foot.next'));
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.getByText(elder.service('question.identity.label'), { exact: true }).count()).toBe(1);
  await ear.hears(`${elder.service('question.identity.label')}身份证号码有一位对不上`);
});

/** A voice that takes no time: what a screen has to say is said when it comes, and what is not said then never is. */
async function hearAtOnce(): Promise<void> {
  ear = await listenTo(page, { atOnce: true });
  await page.reload();
}

/** Puts the session by until later, and reads the digits off the screen. */
async function park(): Promise<string> {
  await hand.press(resident('foot.help'));
  await hand.press(resident('help.more'));
  await hand.press(resident('help.later'));
  return (await page.getByText(/^[0-9]{2}( [0-9]{2}){3}$/).innerText()).replaceAll(' ', '');
}

/** What is said, without its pauses. */
function bare(text: string): string {
  return text.replaceAll(/[\s\p{P}]/gu, '');
}

/** From asleep to the services. */
async function wake(): Promise<void> {
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.reads(resident('services.ask'));
}

/** From the services to the first question. */
async function begin(service: Words): Promise<void> {
  await hand.choose(service.service('title'));
  await hand.press(resident('services.go'));
  await hand.press(resident('bring.go'));
  await hand.press(resident('notice.next'));
  await hand.press(resident('notice.agree'));
}
