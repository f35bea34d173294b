import type { Hand } from './hand.ts';
import type { Words } from './words.ts';

/** From the sleeping kiosk, which speaks Chinese, to the first question of a service that says what to bring. */
export async function openService(hand: Hand, words: Words): Promise<void> {
  const resident = (key: string) => words.of('resident', key);
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  for (const key of ['services.go', 'bring.go', 'notice.next', 'notice.agree'])
    await hand.press(resident(key));
}
