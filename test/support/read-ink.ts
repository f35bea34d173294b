import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ink, Point } from '../../renderer/handwriting/ink.ts';

/** What somebody wrote, and which character it is meant to be. */
export interface Written {
  character: string;
  ink: Ink;
}

export const inkSources = ['kanjivg', 'lxgw-wenkai', 'noto-sans-sc', 'hanamin'] as const;
export type InkSource = (typeof inkSources)[number];

/** The ink of test/bench/ink, whose form tools/handwriting/ink.mjs tells. */
export function readInk(source: InkSource): Written[] {
  const text = readFileSync(path.resolve('test/bench/ink', `${source}.txt`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [character = '', strokes = ''] = line.split('\t');
      return { character, ink: strokes.split(' ').map((stroke) => stroke.split(';').map(readPoint)) };
    });
}

function readPoint(text: string): Point {
  const [x = 0, y = 0] = text.split(',').map(Number);
  return [x, y];
}
