import { expect, it } from 'vitest';
import { evenMarks } from '../../../renderer/speech/even-marks.ts';

it('gives each character of a recording its share of the time, and a comma a breath', () => {
  const marks = evenMarks('您好，请坐。', 4800);
  expect(marks.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
  ]);
  expect(marks.map(({ atMs }) => Math.round(atMs))).toEqual([0, 1000, 2800, 3800]);
});

it('lights words of letters whole, longer ones for longer', () => {
  const marks = evenMarks('Touch what interests you', 1000);
  expect(marks.map(({ from, to }) => [from, to])).toEqual([
    [0, 5],
    [6, 10],
    [11, 20],
    [21, 24],
  ]);
  const lengths = marks.map(({ atMs }, at) => (marks[at + 1]?.atMs ?? 1000) - atMs);
  expect(Math.max(...lengths)).toBe(lengths[2]);
});

it('has no marks where nothing can be lit', () => {
  expect(evenMarks('……', 500)).toEqual([]);
});
