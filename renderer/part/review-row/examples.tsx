import { Spoken } from '../../speech/spoken.tsx';
import { Ask } from '../ask/ask.tsx';
import { type Example, example, nothing } from '../example.ts';
import { Pages } from '../pages/pages.tsx';
import { ServicePicture } from '../picture/service-picture.tsx';
import { ReviewRow } from './review-row.tsx';

const row = (id: string, picture: string, zh: string, en: string, value: string, englishValue = value) => ({
  id,
  node: (
    <ReviewRow
      key={id}
      picture={<ServicePicture digest="elder-allowance" name={picture} />}
      label={example(zh, en)}
      value={<Spoken as="p" say={example(value, englishValue)} />}
      onChange={nothing}
    />
  ),
});

const rows = [
  row('name', 'person', '您的姓名', 'Your name', '王桂兰', 'Wang Guilan'),
  row('identity', 'identity-card', '身份证', 'Identity number', '110105 1949 1231 002X'),
  {
    id: 'living',
    node: (
      <ReviewRow
        key="living"
        picture={<ServicePicture digest="elder-allowance" name="live-spouse" />}
        label={example('和谁一起住', 'Living with')}
        value={null}
        missing
        onChange={nothing}
      />
    ),
  },
  row('phone', 'phone', '联系电话', 'Phone', '138 0013 8000'),
  row(
    'address',
    'home',
    '住的地方',
    'Address',
    '浙江省杭州市西湖区北山街道宝石社区曙光路 122 号 3 幢 2 单元 401 室',
    '122 Shuguang Road, building 3, unit 2, room 401, Baoshi, Beishan, Xihu, Hangzhou, Zhejiang',
  ),
  row('consent', 'camera', '我能拍一下您的卡吗？', 'May I take a picture of your card?', '同意', 'I agree'),
  row('bank', 'bank-card', '钱打到哪里', 'Paid to', '农商银行，尾号 6217', 'Rural bank, ending in 6217'),
];

export const examples: readonly Example[] = [
  {
    name: 'review',
    node: (
      <>
        <Ask small say={example('我念一遍，您听听对不对', 'I read it to you. Is it all right?')} />
        <Pages as="dl" items={rows} />
      </>
    ),
  },
  {
    name: 'members',
    node: (
      <>
        <Ask small say={example('家里有谁一起参保？', 'Who in the family takes part?')} />
        <Pages
          as="dl"
          items={[1, 2].map((number) => ({
            id: String(number),
            node: (
              <ReviewRow
                key={number}
                label={example(`第 ${number} 位`, `Person ${number}`)}
                value={<Spoken as="p" say={example('王桂兰', 'Wang Guilan')} />}
                onChange={nothing}
                onRemove={nothing}
              />
            ),
          }))}
        />
      </>
    ),
  },
  {
    // Characters of Extensions B to I, which fonts seldom have: where none has one, its number stands on a card.
    name: 'rare name',
    node: (
      <Pages
        as="dl"
        items={[row('rare', 'person', '您的姓名', 'Your name', '王𠮷𡃁𤭢𪚥𫖯𬎆𮧵𰻝𲎯\u{2ebf1}')]}
      />
    ),
  },
];
