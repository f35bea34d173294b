import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { cardMishaps, type OpenCardReader } from './port.ts';

/** Nothing tells of a file without fail, so it is looked at. */
const LOOK_MS = 300;

/** Of nobody: its area is the demonstration's own county. */
const sample = {
  name: '王桂兰',
  sex: 'female',
  birth: '1940-12-25',
  address: '浙江省丽水市云溪县柳溪镇柳溪社区12号',
  number: '331125194012250022',
} as const;

const cardShape = z.strictObject({
  name: z.string().optional(),
  sex: z.enum(['male', 'female']).optional(),
  birth: z.iso.date().optional(),
  address: z.string().optional(),
  number: z.string().optional(),
  validUntil: z.iso.date().optional(),
});

/**
 * A card lies on it while there is a file `card` in the data folder: for a demonstration, and for tests. An empty one is a
 * sample card; else it holds what the card says, or one word for what goes amiss: `upside-down`, `removed-early`, `unreadable`;
 * `absent` pulls the reader out.
 */
export function simulatedCardReader(dataDir: string): OpenCardReader {
  return ({ changed, read, amiss }) => {
    const file = path.join(dataDir, 'card');
    let isThere = textOf(file)?.trim() !== 'absent';
    const look = () => {
      const text = textOf(file)?.trim();
      if ((text !== 'absent') !== isThere) {
        isThere = !isThere;
        changed();
      }
      if (text === undefined || text === 'absent') return;
      const mishap = cardMishaps.find((why) => why === text);
      if (mishap) return amiss(mishap);
      const card = text === '' ? sample : cardFrom(text);
      if (card) read(card);
      else amiss('unreadable');
    };
    const timer = setInterval(look, LOOK_MS);
    return { isThere: () => isThere, close: () => clearInterval(timer) };
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Only what it says, and no member that is there and undefined. */
function cardFrom(text: string) {
  try {
    const read = cardShape.safeParse(JSON.parse(text));
    return read.success ? Object.fromEntries(Object.entries(read.data)) : undefined;
  } catch {
    return undefined;
  }
}
