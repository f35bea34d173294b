import { audioBus } from './audio-bus.ts';

/** What happened, for an ear that does not read. */
export type SoundName =
  /** A touch was felt. */
  | 'taken'
  | 'saved'
  /** Something has to be mended. Low and soft: nobody has done anything wrong. */
  | 'refused'
  | 'sent'
  /** The kiosk is silent from here on, and listens. */
  | 'listening'
  /** It takes a moment longer, and nothing is wrong. */
  | 'waiting'
  /** One of a few, evenly: when the last has sounded something happens by itself. */
  | 'beat';

interface Tone {
  hertz: number;
  atS: number;
  lengthS: number;
}

/** All between 500 and 2000 Hz, which old ears still hear. Up is good, level is heard, down wants a look. */
export const tones: Readonly<Record<SoundName, readonly Tone[]>> = {
  taken: [{ hertz: 880, atS: 0, lengthS: 0.05 }],
  saved: [
    { hertz: 784, atS: 0, lengthS: 0.09 },
    { hertz: 1047, atS: 0.09, lengthS: 0.14 },
  ],
  refused: [
    { hertz: 659, atS: 0, lengthS: 0.14 },
    { hertz: 523, atS: 0.15, lengthS: 0.2 },
  ],
  waiting: [
    { hertz: 587, atS: 0, lengthS: 0.12 },
    { hertz: 587, atS: 0.25, lengthS: 0.12 },
  ],
  listening: [{ hertz: 1047, atS: 0, lengthS: 0.25 }],
  beat: [{ hertz: 698, atS: 0, lengthS: 0.08 }],
  sent: [
    { hertz: 784, atS: 0, lengthS: 0.1 },
    { hertz: 988, atS: 0.1, lengthS: 0.1 },
    { hertz: 1319, atS: 0.2, lengthS: 0.28 },
  ],
};

const LEVEL = 0.25;
const RISE_S = 0.006;

/** Sounds at once, over whatever is being said. */
export function sound(name: SoundName): void {
  const { context, sounds } = audioBus();
  for (const { hertz, atS, lengthS } of tones[name]) {
    const from = context.currentTime + atS;
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(LEVEL, from + RISE_S);
    gain.gain.exponentialRampToValueAtTime(0.001, from + lengthS);
    tone.connect(gain).connect(sounds);
    tone.start(from);
    tone.stop(from + lengthS);
    tone.addEventListener('ended', () => gain.disconnect());
  }
}
