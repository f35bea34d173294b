import type { Page } from 'playwright';
import { type SoundName, tones } from '../../renderer/speech/sound.ts';

/** Somebody who listens to the kiosk's sounds, and knows each by its tones. */
export interface HeardSounds {
  /** Every sound since it was asked last. */
  take(): Promise<SoundName[]>;
}

type Listening = typeof globalThis & { hertz: number[] };

/** Has to be there before the page is opened. */
export async function listenToSounds(page: Page): Promise<HeardSounds> {
  await page.addInitScript(() => {
    const hertz: number[] = [];
    Object.assign(globalThis, { hertz });
    // oxlint-disable-next-line typescript/unbound-method
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      hertz.push(this.frequency.value);
      start.call(this, when);
    };
  });
  return {
    take: async () => named(await page.evaluate(() => (globalThis as Listening).hertz.splice(0))),
  };
}

/** A sound sounds all its tones before another begins. */
function named(hertz: readonly number[]): SoundName[] {
  const sounds: SoundName[] = [];
  for (let at = 0; at < hertz.length;) {
    const found = Object.entries(tones).find(([, sound]) =>
      sound.every((tone, nth) => tone.hertz === hertz[at + nth]),
    );
    if (!found) throw new Error(`No sound of the kiosk has ${hertz.slice(at).join(', ')} Hz`);
    sounds.push(found[0] as SoundName);
    at += found[1].length;
  }
  return sounds;
}
