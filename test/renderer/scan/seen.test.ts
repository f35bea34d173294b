import { expect, test, vi } from 'vitest';
import { parkedText } from '../../../core/code/own-code.ts';
import { randomFrom } from '../../../tools/random-from.ts';
import { type Held, heldWell, imageOf, pictureOf } from '../../support/code-video.ts';
import { codesIn } from '../../support/codes-in.ts';

// How a paper may be held before the camera, by what is read of drawn codes. What that cannot tell: crumpled paper, and light
// that mirrors in it.

vi.setConfig({ testTimeout: 30_000 });

const glass = { width: 640, height: 480 };
const EACH = 3;

/** Of so many codes, each another and held another way, how many are read; not one may be read as something else. */
async function readOf(hold: Partial<Held>): Promise<number> {
  const random = randomFrom(7);
  let read = 0;
  for (let count = 0; count < EACH; count += 1) {
    const text = parkedText(String(Math.floor(random() * 1e8)).padStart(8, '0'));
    const held = { ...heldWell, turned: random() * 360, ...hold };
    const found = await codesIn(imageOf(pictureOf(text, held, glass, random), glass.width, glass.height));
    expect(found.filter((each) => each !== text)).toEqual([]);
    if (found.length > 0) read += 1;
  }
  return read;
}

test.each<[string, Partial<Held>]>([
  ['turned by any angle', {}],
  ['as small as a seventh of what is seen', { size: 0.15 }],
  ['where it is dim', { paper: 40, noise: 4 }],
  ['before a camera that sees badly in the dark', { noise: 90 }],
  ['leaning back', { lean: 0.6 }],
  ['too near to be sharp', { blur: 4 }],
])('held %s', async (_how, hold) => {
  expect(await readOf(hold)).toBe(EACH);
});

test.each<[string, Partial<Held>]>([
  ['much too far away', { size: 0.06 }],
  ['in the dark', { paper: 10 }],
  ['quite out of focus', { blur: 7 }],
])('what is held %s is read as nothing', async (_how, hold) => {
  expect(await readOf(hold)).toBe(0);
});
