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
  {
    name: 'card',
    node: (
      <Ask
        card="put"
        say={example('您的身份证号码是多少？', 'What is your identity number?')}
        hint={example(
          '也可以把身份证放上来读。有照片的一面朝上。',
          'Or put your card on the reader, the photo facing up.',
        )}
      />
    ),
  },
  {
    name: 'card upside down',
    node: (
      <Ask
        card="turn"
        say={example('您的身份证号码是多少？', 'What is your identity number?')}
        hint={example(
          '身份证放反了。翻过来，再放一次。',
          'The card lies the wrong way round. Turn it over and try again.',
        )}
      />
    ),
  },
];
