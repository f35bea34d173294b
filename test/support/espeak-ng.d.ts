/** What the tests use of eSpeak NG, which comes without types. */
declare module '@echogarden/espeak-ng-emscripten' {
  interface Espeak {
    set_voice(name: string): number;
    synthesize_ipa(text: string): { ipa: string };
  }
  export default function open(): Promise<{ eSpeakNGWorker: new () => Promise<Espeak> | Espeak }>;
}
