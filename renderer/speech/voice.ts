/** How a voice is to speak. */
export interface VoiceManner {
  /** The tag of a speech variety, see `variety.ts`. */
  variety: string;
  /** 1 is an ordinary conversation. */
  speed: number;
}

/** When the voice comes to a word. */
export interface WordMark {
  /** Where the word stands in the text, in UTF-16 units. */
  from: number;
  to: number;
  /** Since the beginning of the text's sound. */
  atMs: number;
}

/** Sound that plays by itself, past the kiosk's own loudspeaker. */
export interface OtherSound {
  /**
   * Begins now, as loud as told (0 to 1), and tells of each word as it comes to it. Settles when it is over, at once
   * where it was called off.
   */
  play(volume: number, onWord: (word: Pick<WordMark, 'from' | 'to'>) => void): Promise<void>;
}

/** The next stretch of a text's sound, mono. Marks may lie after it, never before. */
export interface VoiceChunk {
  samples: Float32Array<ArrayBuffer>;
  sampleRate: number;
  marks: readonly WordMark[];
  /** The variety in which it is said after all, where nothing here could say it in the one asked for. */
  instead?: string;
  /** In place of samples. */
  other?: OtherSound;
}

/** Anything that turns text into sound. It is handed a sentence at a time, with every figure in words already. */
export interface Voice {
  /** Gets ready, so that the first sentence is as quick as the next. False when it cannot speak this variety here. */
  warm(variety: string): Promise<boolean>;
  /** Ends without a chunk where it cannot say this: another voice may, and what is said is shown as well. */
  speak(text: string, manner: VoiceManner, signal: AbortSignal): AsyncIterable<VoiceChunk>;
}
