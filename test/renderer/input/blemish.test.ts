import { describe, expect, test } from 'vitest';
import { blemishOf } from '../../../renderer/input/photo/blemish.ts';
import type { Grey } from '../../../renderer/input/photo/grey.ts';

const size = { width: 320, height: 180 };

/** A picture in grey, from the light of each point. */
function picture(lightAt: (x: number, y: number) => number): Grey {
  const points = Array.from({ length: size.width * size.height }, (_, at) => at);
  const light = Uint8ClampedArray.from(
    points.map((at) => lightAt(at % size.width, Math.floor(at / size.width))),
  );
  return { ...size, light };
}

/** Strokes of letters, as thick as this in points, on a paper that fills the upper left of a table. */
const written = (ink: number, paper: number, stroke = 3) =>
  picture((x, y) => {
    if (x > 160 || y > 90) return paper / 2;
    return x % (stroke * 4) < stroke || y % (stroke * 5) < stroke ? ink : paper;
  });

/** The mean of what lies around each point, as far as this to either side. */
function smeared({ width, light }: Grey, far: number, down = far): Grey {
  return picture((x, y) => {
    let [sum, count] = [0, 0];
    for (let other = Math.max(0, y - down); other <= Math.min(size.height - 1, y + down); other += 1)
      for (let at = Math.max(0, x - far); at <= Math.min(width - 1, x + far); at += 1) {
        sum += light[other * width + at] ?? 0;
        count += 1;
      }
    return sum / count;
  });
}

describe('a photo', () => {
  test('of letters that are sharp has nothing amiss, even small in a corner', () => {
    expect(blemishOf(written(30, 240))).toBeUndefined();
  });

  test('of letters in little light has nothing amiss while they stand out, and else is dim', () => {
    expect(blemishOf(written(20, 120))).toBeUndefined();
    expect(blemishOf(written(5, 50))).toBe('dim');
  });

  test('is blurred out of focus, and where the hand trembled one way', () => {
    expect(blemishOf(smeared(written(30, 240, 8), 6))).toBe('blurred');
    expect(blemishOf(smeared(written(30, 240, 8), 9, 0))).toBe('blurred');
  });

  test('of nothing is blank, or glares', () => {
    expect(blemishOf(picture(() => 120))).toBe('blank');
    expect(blemishOf(picture((x) => 120 + (x % 4)))).toBe('blank');
    expect(blemishOf(picture(() => 250))).toBe('glaring');
  });
});
