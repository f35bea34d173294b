import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'identity number in letters', question: { type: 'identity-number' }, touches: ['字母'] },
];
