import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { pageBreaks } from '../../../renderer/part/pages/page-breaks.ts';

const page = { gap: 6, room: 100, keys: 26 };

test('what fits has one page, and all the room of it', () => {
  expect(pageBreaks([44, 50], page)).toEqual([0]);
  expect(pageBreaks([], page)).toEqual([0]);
});

test('what does not fit leaves room for the keys', () => {
  expect(pageBreaks([34, 34, 34], page)).toEqual([0, 2]);
});

test('a block that is higher than a page has one to itself', () => {
  expect(pageBreaks([20, 300, 20], page)).toEqual([0, 1, 2]);
});

test('nothing is lost, nothing comes twice, and no page holds more than it can', () => {
  assert(
    property(array(integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 40 }), (heights) => {
      const starts = pageBreaks(heights, page);
      expect(starts[0]).toBe(0);
      expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
      const pages = starts.map((start, index) => heights.slice(start, starts[index + 1]));
      expect(pages.flat()).toEqual(heights);
      const room = starts.length === 1 ? page.room : page.room - page.keys;
      for (const blocks of pages) {
        const used = blocks.reduce((sum, height) => sum + height, 0) + page.gap * (blocks.length - 1);
        expect(blocks.length === 1 || used <= room).toBe(true);
      }
    }),
  );
});
