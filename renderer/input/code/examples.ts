import type { InputExample } from '../example.ts';

const digits = {
  type: 'code',
  path: { question: 'phone' },
  limits: { signs: 'digits', minLength: 10, maxLength: 10 },
} satisfies InputExample['question'];
const lettered = { ...digits, limits: { signs: 'letters-and-digits', minLength: 6, maxLength: 20 } };

export const examples: readonly InputExample[] = [
  { name: 'code', question: { ...digits, value: '261103' } },
  { name: 'code with a strange sign', question: { ...digits, personal: true }, problem: 'code-character' },
  {
    name: 'code that may be passed over',
    question: { ...lettered, value: 'YX261103', personal: true, optional: true },
  },
  { name: 'code in letters', question: { ...lettered, value: 'YX' }, touches: ['字母'] },
  { name: 'code before the camera', question: { ...digits, personal: true }, touches: ['给镜头看'] },
];
