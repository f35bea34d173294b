/** How a voice is to speak. `speed` 1 is an ordinary conversation. */
export interface VoiceManner {
  /** A tag of `locales/languages.json`. */
  language: string;
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

/** The next stretch of a text's sound, mono. Marks may lie after it, never before. */
export interface VoiceChunk {
  samples: Float32Array<ArrayBuffer>;
  sampleRate: number;
  marks: readonly WordMark[];
}

/** Anything that turns text into sound. It is handed a sentence at a time, with every figure in words already. */
export interface Voice {
  /** Gets ready, so that the first sentence is as quick as the next. False when this voice is not to be had. */
  warm(): Promise<boolean>;
  /** Ends without a chunk when the voice is not to be had: what is said is shown as well. */
  speak(text: string, manner: VoiceManner, signal: AbortSignal): AsyncIterable<VoiceChunk>;
}
