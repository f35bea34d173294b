import type { Page } from 'playwright';
import { Hand } from './hand.ts';
import { type Look } from './visit.ts';
import { Words } from './words.ts';

const service = 'request-to-the-hall';
/** Somewhat longer than anybody is waited for. */
const AWAY_MS = 121_000;

/**
 * What lies beside the way of a visit: eight digits that are nobody's, trying it first, help and what it offers, being
 * away for a while, leaving, what is put by until later, and how eight keys or two switches are begun with.
 *
 * The page's clock has to have been installed before the page was opened.
 */
export async function visitBeside(
  page: Page,
  { language, look }: { language: string; look: Look },
): Promise<void> {
  const hand = new Hand(page);
  const words = new Words(language, service);
  const resident = (key: string) => words.of('resident', key);
  const source = new Words('zh-CN', service);
  const further = words.of('part', 'pages.next');

  await hand.press(source.of('resident', 'asleep.touch'));
  await hand.choose(words.variety);
  if (words.writing !== undefined) await hand.press(words.writing);
  await hand.press(resident('welcome.start'));

  await choose(resident('services.reopen'));
  await hand.reads(resident('reopen.ask'));
  await look('reopen');
  await hand.pressEach('12345678');
  await hand.press(resident('reopen.go'));
  await hand.reads(resident('reopen.unknown'));
  await look('reopen, unknown');
  await hand.press(resident('foot.back'));

  await choose(words.service('title'));
  await hand.press(resident('services.go'));
  await hand.press(resident('practice.first'));
  await look('practice');
  await begin();
  await openHelp('practice.leave');
  await look('practice, help');
  await hand.press(resident('practice.leave'));
  await hand.reads(resident('practice.ended'));
  await look('practice, ended');
  await hand.press(resident('practice.real'));
  await begin();

  await hand.press(resident('foot.help'));
  await look('help');
  await hand.press(resident('help.more'));
  await look('help, more');
  await hand.press(resident('help.together'));
  await hand.key(resident('help.alone')).waitFor();
  await look('help, somebody else presses');
  await hand.press(resident('help.alone'));
  await hand.key(resident('help.together')).waitFor();
  await hand.press(resident('help.manner'));
  await look('manner');
  await hand.pressAtEnd(further, resident('manner.done'));
  await page.clock.fastForward(AWAY_MS);
  await hand.reads(resident('still.ask'));
  await look('still there');
  await hand.press(resident('still.here'));
  await openHelp('help.leave');
  await hand.press(resident('help.leave'));
  await look('leave');
  await hand.press(resident('leave.no'));
  await openHelp('help.later');
  await hand.press(resident('help.later'));
  await page.getByText(resident('slip.printed')).waitFor();
  await look('parked');
  await page.keyboard.press('ArrowDown');
  await hand.reads(words.of('keys', 'lesson.ask'));
  await look('keys');
  await hand.pressAtEnd(further, words.of('keys', 'lesson.go'));
  await look('blank');
  await hand.pressAtEnd(further, resident('manner.done'));
  await mannerWith('blank');
  await page.keyboard.press('F7');
  await hand.reads(words.of('keys', 'scan.ask'));
  await look('switches');
  await hand.pressAtEnd(further, resident('manner.done'));
  await hand.pressAtEnd(further, resident('manner.done'));
  await mannerWith('scan');
  await hand.press(resident('parked.go'));
  await page.getByRole('button', { name: source.of('resident', 'asleep.touch') }).waitFor();

  /** What has no room on one page stands on another. */
  async function choose(name: string): Promise<void> {
    await hand.turnTo(further, hand.choice(name).first());
    await hand.choose(name);
  }

  async function begin(): Promise<void> {
    for (const key of ['notice.next', 'notice.agree']) await hand.pressAtEnd(further, resident(key));
    await choose(words.service('question.category.choice.lamp'));
    await hand.press(resident('foot.next'));
    await hand.reads(words.service('question.danger.ask'));
  }

  /** What the keys or the switches have beside it is the first thing there. */
  async function mannerWith(own: 'blank' | 'scan'): Promise<void> {
    await openHelp('help.again');
    await look(`help, ${own}`);
    await hand.press(words.of('keys', `${own}.and-manner`));
    await hand.key(words.of('keys', `${own}.change`)).waitFor();
    await look(`manner, ${own}`);
    await hand.pressAtEnd(further, resident('manner.done'));
  }

  /** What it offers is on two pages where it has no room on one. */
  async function openHelp(wanted: string): Promise<void> {
    await hand.press(resident('foot.help'));
    if ((await hand.key(resident(wanted)).count()) === 0) await hand.press(resident('help.more'));
  }
}
