import { useState } from 'react';
import type { Contentment } from '../../picture/face.tsx';
import { Ask } from '../ask/ask.tsx';
import { type Example, example } from '../example.ts';
import { Faces } from './faces.tsx';

function Rating() {
  const [chosen, setChosen] = useState<Contentment | undefined>(4);
  return (
    <>
      <Ask
        say={example('这次办得好不好？', 'How was it today?')}
        hint={example('您不想评，也没关系。', 'You need not say.')}
      />
      <Faces chosen={chosen} onChoose={setChosen} />
    </>
  );
}

export const examples: readonly Example[] = [{ name: 'five', node: <Rating /> }];
