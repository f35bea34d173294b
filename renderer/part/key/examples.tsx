import { Hand } from '../../picture/hand.tsx';
import { AgainIcon, EditIcon, NextIcon, ParkIcon, StopIcon } from '../../picture/icon.tsx';
import { type Example, example, nothing } from '../example.ts';
import { Key } from './key.tsx';

export const examples: readonly Example[] = [
  {
    name: 'tones',
    node: (
      <div className="help-keys">
        <Key say={example('改一改', 'Change')} icon={<EditIcon />} onPress={nothing} />
        <Key
          tone="not-yet"
          say={example('先选一件事', 'Choose one first')}
          icon={<Hand />}
          onPress={nothing}
        />
        <Key tone="listen" say={example('停一停', 'Stop')} onPress={nothing} />
        <Key say={example('已经选了', 'Chosen already')} pressed onPress={nothing} />
        <Key say={example('不办了', 'Leave')} icon={<StopIcon />} onPress={nothing} />
        <Key say={example('先存着，下次再办', 'Keep it for later')} icon={<ParkIcon />} onPress={nothing} />
      </div>
    ),
  },
  {
    name: 'go',
    node: (
      <Key
        tone="go"
        size="large"
        say={example('下一步', 'Next')}
        icon={<NextIcon />}
        iconAt="end"
        onPress={nothing}
      />
    ),
  },
  {
    name: 'large',
    node: (
      <Key
        size="large"
        say={example('重按这四位', 'Press these four again')}
        icon={<AgainIcon />}
        onPress={nothing}
      />
    ),
  },
];
