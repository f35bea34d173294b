import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'field to write on', question: { type: 'name', path: { question: 'name' } } },
];
