import { PrintIcon } from '../../picture/icon.tsx';
import { Yes } from '../../picture/yes-no.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { Ask } from '../ask/ask.tsx';
import { type Example, example, nothing } from '../example.ts';
import { Key } from '../key/key.tsx';
import { NextSteps } from '../next-steps/next-steps.tsx';
import { ServicePicture } from '../picture/service-picture.tsx';
import { PaperSlip } from './paper-slip.tsx';

const picture = (name: string) => <ServicePicture digest="elder-allowance" name={name} />;

const slip = (
  <PaperSlip
    title={example('存好单', 'Your slip')}
    number={example('30 58 27 14', '30 58 27 14')}
    code="https://hall.example/s/30582714"
    note={example('高龄津贴，11 月 23 日，一号机', 'Elder allowance, 23 November, kiosk 1')}
  />
);

const afterwards = [
  {
    id: 'keep',
    picture: picture('slip'),
    title: example('拿好这张纸', 'Keep this paper'),
    detail: example('想问办到哪儿了，就报这个号。', 'Ask with this number how far it is.'),
  },
  {
    id: 'wait',
    picture: picture('call'),
    title: example('等我们的电话', 'Wait for our call'),
    detail: example('街道收到以后，打您留的电话。', 'The office calls the number you gave.'),
  },
  {
    id: 'paid',
    picture: picture('money'),
    title: example('钱打到您卡上', 'The money comes to your card'),
    detail: example('每月一次，不用再来。', 'Once a month; no need to come again.'),
  },
];

export const examples: readonly Example[] = [
  {
    name: 'slip',
    node: (
      <div className="slip-sheet">
        {slip}
        <div className="slip-words">
          <div className="slip-head">
            <Yes />
            <Spoken
              as="h1"
              say={example('已经存好，有网就送出', 'Saved. It goes out as soon as there is a network.')}
            />
            <Key say={example('再印一张', 'Print again')} icon={<PrintIcon />} onPress={nothing} />
          </div>
          <NextSteps steps={afterwards} />
        </div>
      </div>
    ),
  },
  {
    name: 'parked',
    node: (
      <div className="slip-sheet">
        <PaperSlip
          title={example('您的八个数', 'Your eight digits')}
          number={example('30 58 27 14', '30 58 27 14')}
          code="bangban:parked/1/30582714"
          note={example('给您留到 12 月 23 日。请到一号机来。', 'Kept until 23 December, at kiosk 1.')}
        />
        <div className="slip-words">
          <Ask
            say={example('替您存好了', 'It is kept for you')}
            hint={example('下次来，报这八个数，接着办。', 'Next time, give these eight digits and go on.')}
          />
          <Spoken as="p" say={example('单子印好了，请拿走。', 'Your slip is printed. Please take it.')} />
        </div>
      </div>
    ),
  },
];
