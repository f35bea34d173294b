/** What this program uses of the Sonic library, which comes without types. Addresses are bytes in its own memory. */
declare module '@echogarden/sonic-wasm' {
  export interface SonicModule {
    /** Looked up anew after every `_malloc`: it is another one when the memory has grown. */
    readonly HEAPF32: Float32Array<ArrayBuffer>;
    _malloc(bytes: number): number;
    _free(address: number): void;
    _sonicCreateStream(sampleRate: number, channels: number): number;
    _sonicDestroyStream(stream: number): void;
    _sonicSetSpeed(stream: number, speed: number): void;
    _sonicWriteFloatToStream(stream: number, address: number, samples: number): number;
    _sonicFlushStream(stream: number): number;
    _sonicSamplesAvailable(stream: number): number;
    _sonicReadFloatFromStream(stream: number, address: number, samples: number): number;
  }
  export default function open(options: { locateFile: (name: string) => string }): Promise<SonicModule>;
}
