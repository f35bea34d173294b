import { Spoken } from '../../speech/spoken.tsx';
import { type Example, example } from '../example.ts';
import { Pages } from './pages.tsx';

const sentence = (id: number) => ({
  id: String(id),
  node: (
    <Spoken
      as="p"
      say={example(
        `${id}。这一段话要念给您听，念完了可以再听一遍。`,
        `${id}. This is read to you, and can be heard again.`,
      )}
    />
  ),
});

export const examples: readonly Example[] = [
  { name: 'one-page', node: <Pages items={[1, 2].map(sentence)} /> },
  {
    name: 'several',
    node: <Pages as="ol" items={Array.from({ length: 20 }, (_, index) => sentence(index + 1))} />,
  },
];
