import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  {
    name: 'by the sound',
    question: { type: 'name', path: { question: 'name' } },
    typed: 'wangguizhen',
  },
  {
    name: 'signs',
    question: { type: 'text', path: { question: 'words' }, optional: true },
    service: 'request-to-the-hall',
    touches: ['123'],
  },
];
