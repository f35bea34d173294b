import type { InputExample } from '../example.ts';

/** More than one sheet holds: what test/renderer/input/page/crops asks, because no service that ships asks for so many. */
export const ofCrops = {
  type: 'choices',
  path: { question: 'crops' },
  choices: [
    ...['rice', 'wheat', 'maize', 'soy'].map((value) => ({ value, group: 'grain' })),
    ...['cabbage', 'radish', 'chilli', 'ginger'].map((value) => ({ value, group: 'greens' })),
    ...['tea', 'orange', 'peach', 'bamboo'].map((value) => ({ value, group: 'trees' })),
  ],
} satisfies InputExample['question'];

export const withoutGroups = {
  ...ofCrops,
  choices: ofCrops.choices.map(({ value }) => ({ value })),
} satisfies InputExample['question'];
