import { expect, test } from 'vitest';
import { noteParts } from '../../../renderer/resident/note-parts.ts';

test.each([
  ['请带存折来', ['请带存折来']],
  [
    '存折上的名字和身份证不一样，请带户口簿来，到一号窗口办。',
    ['存折上的名字和身份证不一样，请带户口簿来，', '到一号窗口办。'],
  ],
  ['Please bring the bank book and come to counter 1', ['Please bring the bank book and come to counter 1']],
])('%s is said in its own parts', (note, parts) => {
  expect(noteParts(note)).toEqual(parts);
});

test.each([
  '长'.repeat(200),
  '啊，'.repeat(100),
  'words of letters '.repeat(12).slice(0, 200),
  '。'.repeat(60),
])('nothing of it is lost, and each part has room', (note) => {
  const parts = noteParts(note);
  expect(parts.join('').replaceAll(/\s/g, '')).toBe(note.replaceAll(/\s/g, ''));
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(48);
  expect(parts.every((part) => part !== '')).toBe(true);
});
