import { StopIcon } from '../../picture/icon.tsx';
import { Ask } from '../ask/ask.tsx';
import { type Example, example, nothing } from '../example.ts';
import { Frame, type FrameProps } from './frame.tsx';

const frame: Omit<FrameProps, 'children'> = {
  where: example('高龄津贴', 'Elder allowance'),
  progress: { now: 3, done: 2, ahead: 0, total: 8 },
  help: { say: example('叫人帮忙', 'Get help'), onPress: nothing },
  back: { say: example('返回', 'Back'), onPress: nothing },
  next: { tone: 'go', say: example('下一步', 'Next'), onPress: nothing },
};

const ask = (
  <Ask
    say={example('您和谁一起住？', 'Who do you live with?')}
    hint={example('选一个。选错了不要紧，可以改。', 'Choose one. You can change it later.')}
  />
);

export const examples: readonly Example[] = [
  { name: 'go', screen: true, node: <Frame {...frame}>{ask}</Frame> },
  {
    name: 'not-yet',
    screen: true,
    node: (
      <Frame
        {...frame}
        next={{ tone: 'not-yet', say: example('还差 6 位', '6 digits to go'), onPress: nothing }}
      >
        {ask}
      </Frame>
    ),
  },
  {
    name: 'long-service-demo',
    screen: true,
    node: (
      <Frame
        {...frame}
        demo
        where={example('城乡居民医保参保', 'Health insurance for the household')}
        progress={{ now: 17, done: 16, ahead: 0, total: 34 }}
        next={{ tone: 'not-yet', say: example('先选一件事', 'Choose one thing first'), onPress: nothing }}
      >
        {ask}
      </Frame>
    ),
  },
  {
    name: 'faster',
    screen: true,
    node: (
      <Frame
        {...frame}
        demo
        faster
        where={example('城乡居民医保参保', 'Health insurance for the household')}
        progress={{ now: 17, done: 16, ahead: 0, total: 34 }}
      >
        {ask}
      </Frame>
    ),
  },
  {
    name: 'faster-practice',
    screen: true,
    node: (
      <Frame {...frame} practice faster>
        {ask}
      </Frame>
    ),
  },
  {
    name: 'practice',
    screen: true,
    node: (
      <Frame {...frame} practice>
        {ask}
      </Frame>
    ),
  },
  {
    name: 'finished',
    screen: true,
    node: (
      <Frame
        {...frame}
        progress={{ now: 0, done: 8, ahead: 0, total: 8 }}
        next={{ tone: 'go', say: example('都对，交上去', 'All right, hand it in'), onPress: nothing }}
      >
        {ask}
      </Frame>
    ),
  },
  {
    name: 'first-screen',
    screen: true,
    node: (
      <Frame
        where={example('柳溪社区服务站', 'Willow Brook Community Hall')}
        help={frame.help}
        back={{ say: example('不办了', 'Leave'), icon: <StopIcon />, onPress: nothing }}
        next={{ tone: 'go', say: example('开始', 'Begin'), onPress: nothing }}
        demo
      >
        {ask}
      </Frame>
    ),
  },
];
