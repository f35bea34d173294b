import { type InputExample, sealed } from '../example.ts';

const signature = {
  type: 'signature',
  path: { question: 'account_photo' },
} satisfies InputExample['question'];
const drawing = sealed();

export const examples: readonly InputExample[] = [
  { name: 'signature', question: { ...signature, optional: true } },
  { name: 'signature that stands there', question: { ...signature, value: { kind: 'signature', drawing } } },
  {
    name: 'witness of a mark',
    question: { ...signature, value: { kind: 'mark', drawing, witness: '李建国' } },
  },
];
