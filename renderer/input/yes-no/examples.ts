import { type InputExample, waysPast } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'yes-no', question: { type: 'yes-no', path: { question: 'local' }, value: true } },
  {
    name: 'personal yes-no that may be left',
    question: { type: 'yes-no', path: { question: 'local' }, personal: true, ...waysPast },
  },
];
