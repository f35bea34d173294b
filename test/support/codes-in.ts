import { readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const file = path.resolve(import.meta.dirname, '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(file)).buffer } });

/** What the codes in a picture say, as a telephone at the counter would read them. */
export async function codesIn(picture: Uint8Array | ImageData): Promise<string[]> {
  const found = await readBarcodes(picture instanceof Uint8Array ? new Uint8Array(picture) : picture);
  return found.map(({ text }) => text);
}
