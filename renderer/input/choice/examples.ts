import { type InputExample, waysPast } from '../example.ts';

const living = {
  type: 'choice',
  path: { question: 'living' },
  choices: ['alone', 'spouse', 'family', 'care_home'].map((value) => ({
    value,
    picture: `live-${value.replace('_', '-')}`,
  })),
} satisfies InputExample['question'];

export const examples: readonly InputExample[] = [
  { name: 'choice', question: { ...living, value: 'spouse' } },
  { name: 'choice that may be left', question: { ...living, ...waysPast } },
  { name: 'personal choice that may be left', question: { ...living, personal: true, ...waysPast } },
];
