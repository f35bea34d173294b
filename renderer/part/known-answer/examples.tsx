import { Ask } from '../ask/ask.tsx';
import { type Example, example, nothing } from '../example.ts';
import { Key } from '../key/key.tsx';
import { ServicePicture } from '../picture/service-picture.tsx';
import { AskAloud } from '../../speech/ask-aloud.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { KnownAnswer } from './known-answer.tsx';

const change = example('改一下', 'Change it');

export const examples: readonly Example[] = [
  {
    name: 'from-a-service',
    node: (
      <>
        <Ask say={example('有事打哪个电话找您？', 'Which number can we call you on?')} />
        <KnownAnswer
          picture={<ServicePicture digest="elder-allowance" name="phone" />}
          from={example('刚才办高龄津贴，您说的是：', 'For the elder allowance you told me:')}
          value={<Spoken say={example('138 0013 8000', '138 0013 8000')} as="p" />}
          change={change}
          onChange={nothing}
        >
          <Key say={example('这个不填', 'Leave this out')} onPress={nothing} />
        </KnownAnswer>
      </>
    ),
  },
  {
    name: 'long',
    node: (
      <>
        <Ask say={example('您现在住在哪里？', 'Where do you live now?')} />
        <AskAloud once />
        <KnownAnswer
          long
          picture={<ServicePicture digest="elder-allowance" name="home" />}
          from={example('身份证上写的是：', 'Your identity card says:')}
          value={
            <Spoken
              say={example(
                '内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗尼尔基镇幸福路 128 号 3 单元 502',
                'Inner Mongolia, Hulunbuir, Morin Dawa, Nirji, 128 Xingfu Road, unit 3, 502',
              )}
              as="p"
            />
          }
          change={change}
          onChange={nothing}
        />
      </>
    ),
  },
];
