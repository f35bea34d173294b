import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  {
    name: 'note',
    question: { type: 'note', path: { question: 'danger_now' }, picture: 'call-the-clerk' },
    service: 'request-to-the-hall',
  },
];
