import { ParkIcon } from '../../picture/icon.tsx';
import { Rest } from '../../picture/rest.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { type Example, example, nothing } from '../example.ts';
import { Key } from '../key/key.tsx';
import { IdleBeads } from './idle-beads.tsx';

export const examples: readonly Example[] = [
  {
    name: 'still-there',
    node: (
      <div className="still-there">
        <Rest />
        <div className="still-there-words">
          <Spoken as="h1" say={example('您还在吗？', 'Are you still there?')} />
          <Spoken as="p" say={example('不急，慢慢来。', 'No hurry, take your time.')} />
          <IdleBeads leftMs={48_000} totalMs={60_000} />
          <Spoken
            as="p"
            say={example(
              '没人摸屏幕，我就先替您存好，别人看不到。',
              'If nobody touches the screen I put it away for you. Nobody else can see it.',
            )}
          />
          <Key say={example('先存着，下次再办', 'Keep it for later')} icon={<ParkIcon />} onPress={nothing} />
        </div>
      </div>
    ),
  },
];
