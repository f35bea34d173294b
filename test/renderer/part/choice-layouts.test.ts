import { expect, test } from 'vitest';
import { choiceLayouts } from '../../../renderer/part/choice-grid/layouts.ts';

const counts = Array.from({ length: 60 }, (_, index) => index + 1);

test('there is always a last way: one choice on a page', () => {
  for (const count of counts)
    for (const upright of [true, false])
      for (const pictures of [true, false]) {
        const layouts = choiceLayouts(count, upright, pictures);
        const last = layouts.at(-1);
        expect(layouts.length).toBeGreaterThan(0);
        expect((last?.columns ?? 0) * (last?.rows ?? 0), `${count}`).toBe(1);
      }
});

test('up to nine are tried all at once before any is put out of sight', () => {
  for (const count of counts.slice(0, 9)) {
    const layouts = choiceLayouts(count, false, true);
    const paged = layouts.findIndex(({ columns, rows }) => columns * rows < count);
    const atOnce = layouts.slice(0, paged < 0 ? undefined : paged);
    expect(atOnce.length, `${count}`).toBeGreaterThan(0);
    expect(atOnce.every(({ columns, rows }) => columns * rows >= count)).toBe(true);
  }
});

test('more than nine are never shown at once', () => {
  for (const count of counts.slice(9))
    expect(choiceLayouts(count, false, true).every(({ columns, rows }) => columns * rows <= 9)).toBe(true);
});

test('without pictures no card is tall', () => {
  expect(choiceLayouts(4, false, false).every(({ layout }) => layout === 'row')).toBe(true);
});
