import { pickIn } from './written.ts';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { Hand } from './hand.ts';
import { identityNumber } from './identity-number.ts';
import type { RunningKiosk } from './running-kiosk.ts';
import { shippedMoves } from './shipped-moves.ts';
import { withUnknownQuestion } from './unknown-question.ts';
import type { Look } from './visit.ts';
import { saying, Words } from './words.ts';

const service = 'resident-medical-insurance';
const moves = shippedMoves[service];
const number = identityNumber('1970-05-06');

/**
 * A visit on which nothing goes as it was meant to: headphones come in, the notice is refused, the hall is not in charge, a
 * number does not fit, a consent is not given, somebody is to be taken out again, the machine refuses, and a screen fails.
 */
export async function visitAstray(
  page: Page,
  { kiosk, language, look }: { kiosk: RunningKiosk; language: string; look: Look },
): Promise<void> {
  const hand = new Hand(page);
  const words = new Words(language, service);
  const resident = (key: string) => words.of('resident', key);
  const input = (key: string) => words.of('input', key);
  const source = new Words('zh-CN', service);
  const further = words.of('part', 'pages.next');
  const next = resident('foot.next');

  await hand.press(source.of('resident', 'asleep.touch'));
  await hand.choose(words.variety);
  if (words.writing !== undefined) await hand.press(words.writing);
  await plugIn();

  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  await hand.reads(resident('bring.ask'));
  await hand.pressAtEnd(further, resident('bring.go'));
  await hand.pressAtEnd(further, resident('notice.next'));
  await hand.turnTo(further, hand.key(resident('notice.refuse')));
  await hand.press(resident('notice.refuse'));
  await hand.reads(resident('refused.ask'));
  await look('notice, refused');
  await hand.press(resident('foot.back'));
  await hand.pressAtEnd(further, resident('notice.agree'));

  await hand.choose(input('yes-no.no'));
  await hand.press(next);
  await hand.reads(resident('stop.not-eligible'));
  await look('not eligible');
  await hand.press(resident('stop.change'));
  await hand.choose(input('yes-no.yes'));
  await hand.press(next);

  await hand.reads(words.service('question.name.ask'));
  const inPinyin = language.startsWith('zh');
  await hand.spell(inPinyin ? moves.name.pinyin : moves.name.latin);
  if (inPinyin) await hand.press(pickIn(language, moves.name));
  await hand.press(next);

  const askedNumber = saying(words.service('question.identity.ask'));
  await page.getByRole('heading', { level: 1, name: askedNumber }).waitFor();
  await hand.pressEach(`${number.slice(0, -1)}${otherThan(number.slice(-1))}`);
  await hand.press(next);
  await page.getByRole('alert').waitFor();
  await look('mistake');
  await hand.press(input('keypad.erase'));
  await hand.pressEach(number.slice(-1));
  await hand.press(next);

  await hand.choose(input('yes-no.no'));
  await hand.press(next);
  const status = words.service(`question.status.choice.${moves.status.choose}`);
  await hand.turnTo(further, hand.choice(status));
  await hand.choose(status);
  await hand.press(next);
  await hand.reads(words.service('consent.health.ask'));
  await hand.choose(resident('consent.decline'));
  await look('consent, declined');
  await hand.press(next);

  await hand.reads(words.service('step.members.title'));
  await hand.press(words.of('part', 'review.remove'));
  await hand.reads(resident('rows.remove-ask'));
  await look('taking out');
  await hand.press(resident('rows.remove-no'));

  await page.route('**/api/session/next', withUnknownQuestion, { times: 1 });
  await hand.press(words.service('step.members.all'));
  await hand.reads(resident('trouble.fault'));
  await look('fault');
  await hand.press(resident('trouble.again'));

  // Not before the question has come: what fetches it would be stopped instead.
  await hand.key(next).waitFor();
  await page.route('**/api/session/next', (route) => route.abort(), { times: 1 });
  await hand.press(next);
  await hand.reads(resident('trouble.fault'));
  await look('trouble');
  await hand.press(resident('foot.back'));
  await hand.press(resident('foot.help'));
  if ((await hand.key(resident('help.leave')).count()) === 0) await hand.press(resident('help.more'));
  await hand.press(resident('help.leave'));
  await hand.press(resident('leave.yes'));
  await hand.press(resident('foot.back'));
  await hand.press(resident('welcome.leave'));
  await hand.key(source.of('resident', 'asleep.touch')).waitFor();

  /** Who sees says so with the second touch, as everything is done on that screen. */
  async function plugIn(): Promise<void> {
    const plug = path.join(kiosk.dataDir, 'headphones');
    writeFileSync(plug, '');
    await hand.reads(resident('hear.ask'));
    await look('hear');
    await hand.press(resident('hear.no'));
    await hand.press(resident('hear.no'));
    await hand.reads(resident('welcome.ask'));
    rmSync(plug);
  }
}

/** Another digit that could stand last, which the number then does not fit. */
function otherThan(digit: string): string {
  return digit === '1' ? '2' : '1';
}
