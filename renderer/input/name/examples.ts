import { type InputExample, waysPast } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'name that may be left', question: { type: 'name', path: { question: 'name' }, ...waysPast } },
];
