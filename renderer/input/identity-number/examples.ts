import { type InputExample, waysPast } from '../example.ts';

const number = { type: 'identity-number', path: { question: 'identity' } } satisfies InputExample['question'];
const whole = { ...number, value: '11010519491231002X' };

export const examples: readonly InputExample[] = [
  { name: 'identity number', question: { ...number, value: '110105194912' } },
  { name: 'identity number told back', question: whole },
  { name: 'identity number that may be left', question: { ...number, ...waysPast } },
  { name: 'identity number with a wrong year', question: { ...number, value: '11010509491231002X' } },
  ...['identity-check-digit', 'identity-day', 'identity-character'].map((problem) => ({
    name: `identity number with ${problem}`,
    question: { ...whole, personal: true },
    problem,
  })),
  { name: 'identity number after letters', question: { ...number, value: 'USA1100' } },
];
