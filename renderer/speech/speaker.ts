import { alignSpoken, type Stretch } from '../../core/text/align.ts';
import { wordAround } from '../../core/text/word-around.ts';
import { sentencesOf } from '../../core/text/sentence.ts';
import { type AudioBus, gainOf, ordinaryVolume, volumeSteps } from './audio-bus.ts';
import { ordinarySpeed, speedSteps } from './speed.ts';
import type { VoiceChain } from './voice-chain.ts';

/** One text to be said: as it is said, and where it is shown, if it is. */
export interface Utterance {
  /** In a speech variety, by its tag: figures are not read alike in all. They all have the same sentences. */
  spoken: (variety: string) => string;
  /** Where it is not said in the resident's own speech variety: a variety's name for itself. */
  variety?: string;
  shown?: { text: string; element: Element };
}

/** What is to be said, one after another. It is asked for the next shortly before the present one ends. */
export interface Reading {
  next(): Utterance | undefined;
  /** The kiosk speaks because nobody has done anything: that it is heard by somebody is not known. */
  unasked?: boolean;
  /** It is what stands on the screen, which may be paused: a word about one key is said again sooner than taken up. */
  ofScreen?: boolean;
  /** It was cut short by an act or by something newer. */
  cut?(): void;
}

export interface SpeakerState {
  speaking: boolean;
  /** What is being said was not asked for, see `Reading`. */
  unasked: boolean;
  /** The screen was stopped in the middle, and can be taken up there. */
  paused: boolean;
  /** Places in `speedSteps` and `volumeSteps`. */
  speed: number;
  volume: number;
  /** The variety that is heard because nothing here could say this in the resident's own. */
  instead: string | undefined;
}

const GAP_S = 0.35;
/** The next sentence is made while the last half second of this one sounds. */
const AHEAD_S = 0.5;
/** A word may light this much before it sounds: nobody sees it, and timers are no finer. */
const LATE_S = 0.02;

/** What the next person finds too: a visit ends with the page loaded anew. */
const asFound: SpeakerState = {
  speaking: false,
  unasked: false,
  paused: false,
  speed: ordinarySpeed,
  volume: ordinaryVolume,
  instead: undefined,
};

export interface Light {
  light(element: Element, stretch: Stretch): void;
  dark(): void;
}

/**
 * Says one reading at a time. New speech cuts old, and any act cuts all: whoever touches the screen has understood, or
 * wants something else.
 */
export class Speaker {
  readonly #voice: Pick<VoiceChain, 'speak'>;
  readonly #bus: () => AudioBus;
  readonly #light: Light;
  readonly #variety: () => string;
  readonly #listeners = new Set<() => void>();
  #state = asFound;
  #held: Reading | undefined;
  #now: { stop: AbortController; reading: Reading; said: Utterance[] } | undefined;
  #timers = new Set<ReturnType<typeof setTimeout>>();

  /**
   * @param bus asked for at the first use: opening it holds up whatever is being drawn
   * @param variety in which the resident wishes to be spoken to, asked for at each text
   */
  constructor(voice: Pick<VoiceChain, 'speak'>, bus: () => AudioBus, lights: Light, variety: () => string) {
    this.#voice = voice;
    this.#bus = bus;
    this.#light = lights;
    this.#variety = variety;
  }

  get state(): SpeakerState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  speak(reading: Reading): void {
    this.stop();
    if (reading.ofScreen) this.hold(undefined);
    const now = { stop: new AbortController(), reading, said: [] };
    this.#now = now;
    this.#change({ speaking: true, unasked: reading.unasked ?? false });
    void this.#run(reading, now.said, now.stop.signal).finally(() => {
      if (this.#now !== now) return;
      this.#now = undefined;
      // Where the browser has not let sound through yet, what it holds back must not be heard later.
      this.#bus().silence();
      this.#quiet();
      this.#change({ speaking: false });
    });
  }

  /** Stops at once. Answers what was being said and had still to be said, so that it can be taken up again. */
  stop(): Reading | undefined {
    const now = this.#now;
    if (!now) return undefined;
    this.#now = undefined;
    now.stop.abort();
    this.#bus().silence();
    this.#quiet();
    this.#change({ speaking: false });
    now.reading.cut?.();
    const again = [...now.said];
    const { ofScreen = false } = now.reading;
    return { ofScreen, next: () => again.shift() ?? now.reading.next(), cut: () => now.reading.cut?.() };
  }

  /** Keeps what `stop` answered until it is resumed or the screen is read anew. */
  hold(rest: Reading | undefined): void {
    this.#held = rest;
    if (this.#state.paused !== (rest !== undefined)) this.#change({ paused: rest !== undefined });
  }

  /** Goes on from the beginning of the text that was cut short. Answers whether anything was held. */
  resume(): boolean {
    const held = this.#held;
    if (held) this.speak(held);
    return held !== undefined;
  }

  /** One step slower; from the slowest back to the ordinary speed. */
  slower(): void {
    this.#change({ speed: this.#state.speed === 0 ? ordinarySpeed : this.#state.speed - 1 });
  }

  /** One step faster; from the fastest back to the ordinary speed. */
  faster(): void {
    const fastest = speedSteps.length - 1;
    this.#change({ speed: this.#state.speed === fastest ? ordinarySpeed : this.#state.speed + 1 });
  }

  /** One step louder; from the loudest to the softest. */
  louder(): void {
    this.#change({ volume: (this.#state.volume + 1) % volumeSteps.length });
    this.#bus().setVolume(this.#state.volume);
  }

  async #run(reading: Reading, said: Utterance[], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let what = reading.next();
      if (!what) {
        // Something may have appeared while the last of it was being said.
        await this.#waitUntil(GAP_S, signal);
        what = signal.aborted ? undefined : reading.next();
      }
      if (!what) return;
      said.push(what);
      let heard = false;
      const variety = what.variety ?? this.#variety();
      for (const place of sentencesOf(what.spoken(variety)).keys()) {
        if (await this.#sentence(what, place, variety, signal)) heard = true;
        // The bus belongs to newer speech by now, which a pause of ours would hold up.
        if (signal.aborted) return;
      }
      const done = what;
      const endsAt = this.#bus().context.currentTime + this.#bus().remaining();
      this.#when(endsAt, () => said.splice(0, said.indexOf(done) + 1));
      if (heard) this.#bus().pause(GAP_S);
      await this.#waitUntil(AHEAD_S, signal);
    }
  }

  /** @param place of the sentence in its text */
  async #sentence(what: Utterance, place: number, variety: string, signal: AbortSignal): Promise<boolean> {
    await this.#waitUntil(AHEAD_S, signal);
    if (signal.aborted) return false;
    const sentenceIn = (tag: string) => sentencesOf(what.spoken(tag))[place]?.text ?? '';
    let startsAt: number | undefined;
    let lightAt: ((word: Stretch) => void) | undefined;
    const manner = { variety, speed: speedSteps[this.#state.speed] ?? 1 };
    for await (const chunk of this.#voice.speak(sentenceIn, manner, signal)) {
      if (signal.aborted) break;
      if (chunk.other) {
        // It would sound over what the bus has still to play.
        await this.#waitUntil(0, signal);
        this.#saidIn(chunk.instead);
        const lit = this.#lightOf(what, place, chunk.instead ?? variety);
        await chunk.other.play(gainOf(this.#state.volume), (word) => !signal.aborted && lit(word));
        return true;
      }
      const at = this.#bus().play(chunk.samples, chunk.sampleRate);
      if (startsAt === undefined) this.#when(at, () => this.#saidIn(chunk.instead));
      startsAt ??= at;
      const lit = (lightAt ??= this.#lightOf(what, place, chunk.instead ?? variety));
      for (const mark of chunk.marks) {
        this.#when(startsAt + mark.atMs / 1000, () => lit(mark));
      }
    }
    return startsAt !== undefined;
  }

  /** Lights a word of a sentence where it is shown, as the variety has it that says it after all. */
  #lightOf({ spoken, shown }: Utterance, place: number, variety: string): (word: Stretch) => void {
    if (!shown) return () => undefined;
    const text = spoken(variety);
    const from = sentencesOf(text)[place]?.from ?? 0;
    const shownAt = alignSpoken(shown.text, text);
    return (word) => {
      const stretch = shownAt({ from: from + word.from, to: from + word.to });
      if (stretch) this.#light.light(shown.element, wordAround(shown.text, stretch));
    };
  }

  /**
   * Waits until no more than this many seconds are left to be heard, or until all of this is cut. The sound card's
   * clock is the one that counts, and it falls behind on a busy computer; where it stands still (no card, or a browser
   * that waits for a touch) the wait ends all the same, or nobody would ever seem to have left.
   */
  async #waitUntil(seconds: number, signal: AbortSignal): Promise<void> {
    let patience = (this.#bus().remaining() - seconds) * 2 + 1;
    for (;;) {
      const wait = this.#bus().remaining() - seconds;
      if (wait <= 0 || patience <= 0 || signal.aborted) return;
      patience -= wait;
      await waited(wait, signal);
    }
  }

  /** Acts when the sound card comes to this time, in its own seconds. */
  #when(at: number, act: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        if (at - this.#bus().context.currentTime > LATE_S) this.#when(at, act);
        else act();
      },
      (at - this.#bus().context.currentTime) * 1000,
    );
    this.#timers.add(timer);
  }

  #quiet(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#light.dark();
    this.#saidIn(undefined);
  }

  #saidIn(instead: string | undefined): void {
    if (instead !== this.#state.instead) this.#change({ instead });
  }

  #change(change: Partial<SpeakerState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** @returns after these seconds, or as soon as it is cut */
function waited(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    signal.addEventListener('abort', done);
  });
}
