import { expect, test } from 'vitest';
import { answerIn } from '../../../core/code/answer-in.ts';
import { parkedText, slipText } from '../../../core/code/own-code.ts';
import { readCode } from '../../../core/code/read-code.ts';
import type { QuestionView } from '../../../core/session/view.ts';
import { identityNumber } from '../../support/identity-number.ts';

const number = identityNumber('1940-12-25');
const slip = slipText('6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10', '26110304');
const ten = { signs: 'digits', minLength: 10, maxLength: 10 };
const eighteen = { signs: 'letters-and-digits', minLength: 18, maxLength: 18 };

test.each<[QuestionView['type'], QuestionView['limits'], string, string | undefined]>([
  ['identity-number', {}, number, number],
  ['identity-number', {}, '2611030045', undefined],
  ['phone', {}, '138 0013 8000', '13800138000'],
  ['phone', {}, number, undefined],
  ['code', ten, '2611-030045', '2611030045'],
  ['code', ten, '26110300451', undefined],
  // A letter that has somebody's number on it may be asked for by it.
  ['code', eighteen, number.toLowerCase(), number],
  ['text', { maxLength: 200 }, '2611030045', undefined],
  ['name', {}, '2611030045', undefined],
  // Somebody comes again with the slip of the last time.
  ['code', { signs: 'digits', minLength: 8, maxLength: 10 }, slip, '26110304'],
  ['code', ten, slip, undefined],
  // Eight digits are a telephone in Hong Kong.
  ['phone', {}, slip, undefined],
  ['identity-number', {}, slip, undefined],
  // The paper of a parked session opens something, and answers nothing.
  ['code', { signs: 'letters-and-digits', minLength: 4, maxLength: 20 }, parkedText('90817263'), undefined],
  ['code', ten, 'bangban:parked/1/9081', undefined],
])('asked for a %s %j, "%s" is %s', (type, limits, text, answer) => {
  expect(answerIn(readCode(text, '2026-11-23'), { type, limits })).toBe(answer);
});
