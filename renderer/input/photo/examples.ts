import { type InputExample, sealed } from '../example.ts';

const photo = {
  type: 'photo',
  path: { question: 'account_photo' },
  optional: true,
} satisfies InputExample['question'];
const pages = { ...photo, limits: { max: 6, document: true } };

export const examples: readonly InputExample[] = [
  { name: 'camera', question: photo },
  {
    name: 'photo taken',
    question: { ...photo, path: { question: 'scene' }, limits: { max: 3 } },
    service: 'request-to-the-hall',
    touches: ['拍'],
    until: '重拍',
  },
  {
    name: 'document before the camera',
    question: pages,
    // Otherwise it is taken in the middle of being looked at.
    touches: ['自动拍'],
    until: /有点暗|四条边/,
  },
  {
    name: 'pages of a document',
    question: { ...pages, value: [1, 2, 3, 4, 5].map((number) => sealed(number)) },
  },
];
