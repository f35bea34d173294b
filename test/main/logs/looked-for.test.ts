import { expect, test } from 'vitest';
import { foundIn, lookedFor, textsIn } from '../../support/looked-for.ts';

// What a search for answers in a log finds, so that a log in which it finds nothing holds none.

const id = '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10';

test.each([
  ['as it was said', '{"msg":"x","name":"郝琪"}'],
  ['in base64', Buffer.from('郝琪').toString('base64')],
  ['as JSON has it where it writes no Chinese', String.raw`{"name":"\u90dd\u742a"}`],
  ['in hexadecimal', Buffer.from('那个郝琪').toString('hex')],
])('a name of two characters is found %s', (_how, line) => {
  expect(foundIn({ log: line }, ['郝琪'])).not.toEqual([]);
});

test('digits are found in a number and in a name of a file, and not in an id, a digest or a time', () => {
  expect(foundIn({ log: '{"attempt":41388}' }, ['41388'])).toContain('41388 in the log');
  expect(foundIn({ log: '{"file":"41388.jpg"}' }, ['41388'])).toContain('41388 in the log');
  const madeUp = `${id} ${'41388'.padStart(64, 'a')} 2026-11-30T20:46:14.397Z`;
  expect(foundIn({ log: madeUp }, ['41388', '0d7e', '11-30'])).toEqual([]);
});

test('a log in which nothing stands was not searched', () => {
  expect(() => foundIn({ log: '' }, ['郝琪'])).toThrow('nothing was looked for');
});

test('of an answer everything is looked for but what stands in every log by chance', () => {
  const address = { code: '110105', levels: ['北京市'], detail: '9 号楼' };
  const choices = ['elder_card', 'yes', 'photo'];
  const said = textsIn({ address, choices, count: 7, danger: true, born: '1940-12-25', again: '北京市' });
  expect(lookedFor(said)).toEqual(['110105', '北京市', '9 号楼', 'elder_card', '1940-12-25']);
});
