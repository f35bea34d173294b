import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  {
    name: 'keypad whose places are full',
    question: { type: 'identity-number', value: '11010519491231002X' },
    typed: '9',
    until: '放满了',
  },
];
