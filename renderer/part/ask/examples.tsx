import { type Example, example } from '../example.ts';
import { Ask } from './ask.tsx';

export const examples: readonly Example[] = [
  {
    name: 'with-hint',
    node: (
      <Ask
        say={example('您和谁一起住？', 'Who do you live with?')}
        hint={example('选一个。选错了不要紧，可以改。', 'Choose one. You can change it later.')}
      />
    ),
  },
  {
    name: 'small',
    node: (
      <Ask
        small
        say={example('您今天想办什么事？', 'What would you like to do today?')}
        hint={example('摸一下图，我就告诉您要带什么。', 'Touch a picture and I will tell you what to bring.')}
      />
    ),
  },
  {
    name: 'long',
    node: (
      <Ask
        say={example(
          '万一我们找不到您，可以打给哪位家里人？',
          'If we cannot reach you, which relative may we call?',
        )}
        hint={example(
          '儿子、女儿、邻居都行。按他的电话号码，一个一个按。',
          'A son, a daughter or a neighbour. Press their number, one digit after another.',
        )}
      />
    ),
  },
];
