import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'number', question: { type: 'number', path: { question: 'phone' }, value: 380 } },
];
