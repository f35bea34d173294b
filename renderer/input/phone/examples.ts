import type { InputExample } from '../example.ts';

const phone = { type: 'phone', path: { question: 'phone' } } satisfies InputExample['question'];

export const examples: readonly InputExample[] = [
  { name: 'phone', question: { ...phone, value: '13800138' } },
  {
    name: 'phone that has no such start',
    question: { ...phone, value: '23800138000', personal: true },
    problem: 'phone-start',
  },
];
