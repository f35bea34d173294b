import { type Example, example } from '../example.ts';
import { Mistake } from './mistake.tsx';

export const examples: readonly Example[] = [
  {
    name: 'with-hint',
    node: (
      <Mistake
        say={example('这里按成了 13 月。', 'The month here is 13.')}
        hint={example('不要紧。看看身份证，改一下就好。', 'Never mind. Look at the card and change it.')}
      />
    ),
  },
  {
    name: 'about',
    node: (
      <Mistake
        about={example('借几天', 'For how many days')}
        say={example('这个数最少是 5。请您再看看。', 'This number is 5 at least. Please look at it again.')}
      />
    ),
  },
  {
    name: 'long',
    node: (
      <Mistake
        say={example(
          '身份证号码对不上，请照着身份证再看一遍。',
          'The identity number does not fit. Please compare it with the card.',
        )}
      />
    ),
  },
];
