import type { Page } from 'playwright';
import { Hand } from './hand.ts';
import { identityNumber } from './identity-number.ts';
import { Words } from './words.ts';

export const words = new Words('zh-CN', 'elder-allowance');

/** From the sleeping kiosk to the second question of the elder allowance, which asks for the name. */
export async function beginElderAllowance(page: Page, chosen: Words = words): Promise<Hand> {
  const hand = new Hand(page);
  const press = (key: string): Promise<void> => hand.press(chosen.of('resident', key));
  await hand.press(words.of('resident', 'asleep.touch'));
  if (chosen.language !== words.language) await hand.choose(chosen.variety);
  if (chosen.writing !== undefined) await hand.press(chosen.writing);
  await press('welcome.start');
  await hand.choose(chosen.service('title'));
  for (const key of ['services.go', 'bring.go', 'notice.next', 'notice.agree']) await press(key);
  await hand.pressEach(identityNumber('1940-12-25'));
  await press('foot.next');
  await hand.reads(chosen.service('question.name.ask'));
  return hand;
}
