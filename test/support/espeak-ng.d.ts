/** What the tests use of eSpeak NG, which comes without types. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface Espeak {
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    get_samplerate(): number;
    /** Stops as soon as the callback answers true. */
    synthesize(text: string, heard: (samples: Int16Array) => boolean): void;
    synthesize_ipa(text: string): { ipa: string };
  }
  export default function open(): Promise<{ eSpeakNGWorker: new () => Promise<Espeak> | Espeak }>;
}
