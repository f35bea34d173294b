import { describe, expect, test } from 'vitest';
import { evenLight } from '../../../renderer/input/photo/even-light.ts';
import { flatten, pageSize } from '../../../renderer/input/photo/flatten.ts';
import type { Quad } from '../../../renderer/input/photo/quad.ts';
import { randomFrom } from '../../../tools/random-from.ts';
import { goodScene, spoiled } from '../../support/document-scenes.ts';
import { drawDocument } from '../../support/draw-document.ts';
import { lookAtScene } from '../../support/look-at-scene.ts';

/** A card on wood and one on a white table, without another's shadow: which of two hundred are found is measured by `npm run bench -- document`. */
const scenes = [1, 2].map((seed) => ({ ...goodScene(seed), shadow: false, lean: 15 }));

describe('a look', () => {
  test.each(scenes)('finds the paper on a table that is $table', (scene) => {
    const { grey, corners } = drawDocument(scene);
    const sight = lookAtScene(grey);
    expect(sight.lack).toBeUndefined();
    for (const [at, { x, y }] of corners.entries()) {
      expect(Math.abs((sight.corners?.[at]?.x ?? 0) - x / grey.width)).toBeLessThan(0.02);
      expect(Math.abs((sight.corners?.[at]?.y ?? 0) - y / grey.height)).toBeLessThan(0.02);
    }
  });

  test.each(Object.entries(spoiled).filter(([lack]) => lack !== 'dim' && lack !== 'too-far'))(
    'says of a card that it is %s',
    (lack, spoil) => {
      const scene = spoil({ ...goodScene(4), shadow: false, lean: 15 }, randomFrom(1));
      expect(lookAtScene(drawDocument(scene).grey).lack).toBe(lack);
    },
  );

  test('finds none on a table with nothing on it', () => {
    const { grey } = drawDocument({ ...goodScene(1), aside: { x: 5, y: 0 } });
    expect(lookAtScene(grey)).toEqual({ lack: 'no-paper' });
  });
});

describe('a page', () => {
  const leaning: Quad = [
    { x: 100, y: 80 },
    { x: 500, y: 100 },
    { x: 480, y: 340 },
    { x: 120, y: 330 },
  ];

  test('that is nearly a card or a sheet has exactly its proportions, and no other is forced into them', () => {
    const { width, height } = pageSize(leaning);
    expect(width / height).toBeCloseTo(85.6 / 53.98, 2);
    const square: Quad = [
      { x: 0, y: 0 },
      { x: 300, y: 0 },
      { x: 300, y: 300 },
      { x: 0, y: 300 },
    ];
    expect(pageSize(square)).toEqual({ width: 300, height: 300 });
  });

  test('is drawn from its corners: what lies at each of them comes to lie at the corner', () => {
    const [width, height] = [600, 400];
    const data = new Uint8ClampedArray(width * height * 4).fill(40);
    for (const [at, { x, y }] of leaning.entries()) {
      for (let line = -6; line <= 6; line += 1) {
        for (let column = -6; column <= 6; column += 1)
          data[((y + line) * width + x + column) * 4] = 100 + at * 40;
      }
    }
    const page = { width: 160, height: 100, data: new Uint8ClampedArray(160 * 100 * 4) };
    flatten({ width, height, data }, leaning, page);
    const red = (x: number, y: number) => page.data[(y * page.width + x) * 4];
    expect([red(0, 0), red(159, 0), red(159, 99), red(0, 99)]).toEqual([100, 140, 180, 220]);
    expect(red(80, 50)).toBe(40);
  });

  test('that lies half in a shadow is evenly light afterwards, and its ink stays dark', () => {
    const [width, height] = [240, 160];
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const light = (x < width / 2 ? 230 : 150) * (y % 20 < 4 && x % 9 < 5 ? 0.2 : 1);
        data.set([light, light, light, 255], (y * width + x) * 4);
      }
    }
    evenLight({ width, height, data });
    const at = (x: number, y: number) => data[(y * width + x) * 4] ?? 0;
    expect(Math.abs(at(20, 90) - at(220, 90))).toBeLessThan(15);
    expect(at(218, 81)).toBeLessThan(90);
  });
});
