import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { noHeadphones, type OpenHeadphones } from './port.ts';

/** Where Linux lists its sound cards. Nothing there tells of a change, so it is looked at. */
const CARDS = 'proc/asound';
const LOOK_MS = 1000;

/** In `--usb-headphones`: every USB sound card that is plugged in while the kiosk runs. */
export const pluggedIn = 'plugged';

/**
 * Headphones with a sound card of their own, under Linux. Which count the operator says: only whoever has listened knows
 * that the sound goes over to them, and a loudspeaker bar is a USB card too. So one that was in at the start counts only
 * by its name, also when it was out meanwhile: a bar on a bad cable comes and goes.
 *
 * @param counting USB ids as `0d8c:0014`, and `plugged`
 * @param root of the file system, and how often it is looked at: others for tests
 */
export function usbHeadphones(
  counting: readonly string[],
  root = '/',
  everyMs: number = LOOK_MS,
): OpenHeadphones {
  if (counting.length === 0) return noHeadphones;
  return (changed) => {
    const atStart = usbCards(root);
    const counts = (id: string, here: readonly string[]) =>
      counting.includes(id) || (counting.includes(pluggedIn) && howMany(id, here) > howMany(id, atStart));
    const isAnyIn = () => {
      const here = usbCards(root);
      return here.some((id) => counts(id, here));
    };
    let isIn = isAnyIn();
    const timer = setInterval(() => {
      if (isAnyIn() === isIn) return;
      isIn = !isIn;
      changed();
    }, everyMs);
    return { isIn: () => isIn, close: () => clearInterval(timer) };
  };
}

/** Two of the same make have the same id. */
function howMany(id: string, cards: readonly string[]): number {
  return cards.filter((one) => one === id).length;
}

/** The ids of the USB sound cards that can be listened to: the microphone of a camera is a card too. */
function usbCards(root: string): string[] {
  const dir = path.join(root, CARDS);
  return names(dir)
    .filter((name) => /^card\d+$/.test(name))
    .flatMap((card) => {
      if (!names(path.join(dir, card)).some((name) => /^pcm\d+p$/.test(name))) return [];
      try {
        return [readFileSync(path.join(dir, card, 'usbid'), 'utf8').trim()];
      } catch {
        // No USB card has no such file; one that is just being pulled out neither.
        return [];
      }
    });
}

function names(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
