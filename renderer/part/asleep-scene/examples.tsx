import { type Example, example, nothing } from '../example.ts';
import { AsleepScene } from './asleep-scene.tsx';

export const examples: readonly Example[] = [
  {
    name: 'asleep',
    screen: true,
    node: (
      <AsleepScene
        title={example('来，摸一下这里', 'Come, touch here')}
        hint={example('不识字也不要紧，我说给您听。', 'No need to read. I will tell you.')}
        touch={example('摸一下，开始办事', 'Touch to begin')}
        demo
        onPress={nothing}
      />
    ),
  },
];
