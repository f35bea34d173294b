import { prepareZXingModule, type ReadInputBarcodeFormat, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { SeeingAnswer, SeeingOrder } from './seeing.ts';

/** Reads codes in what the camera sees, beside the screen. Its program comes from the kiosk itself, like everything else. */

/** What slips, letters and cards carry. Codes of goods are left out: a bottle in somebody's hand is no answer. */
const formats: ReadInputBarcodeFormat[] = [
  'QRCode',
  'DataMatrix',
  'Aztec',
  'PDF417',
  'Code128',
  'Code39',
  'ITF',
];

prepareZXingModule({ overrides: { locateFile: () => new URL(wasm, import.meta.url).href } });

self.addEventListener('message', ({ data: { picture } }: MessageEvent<SeeingOrder>) => {
  void textIn(picture).then(answer, () => answer(null));
});

async function textIn(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, { formats, maxNumberOfSymbols: 1, tryHarder: true });
  return found?.isValid === true && found.text !== '' ? found.text : null;
}

function answer(text: string | null): void {
  const message: SeeingAnswer = { text };
  // A worker has no origin to name: the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage(message);
}
