import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'money', question: { type: 'money', path: { question: 'phone' }, value: 38_050 } },
];
