import { Ask } from '../ask/ask.tsx';
import { Clerk } from '../../picture/clerk.tsx';
import { type Example, example } from '../example.ts';
import { ServicePicture } from '../picture/service-picture.tsx';
import { PictureList } from './picture-list.tsx';

const item = (id: string, zh: string, en: string) => ({
  id,
  say: example(zh, en),
  picture: <ServicePicture digest="elder-allowance" name={id} />,
});

export const examples: readonly Example[] = [
  {
    name: 'bring',
    node: (
      <>
        <Ask
          say={example('您看看，这些带了没有？', 'Have you got these with you?')}
          hint={example('没带齐也能先答，答好了替您存着。', 'You can answer now and bring the rest later.')}
        />
        <PictureList
          items={[
            item('identity-card', '身份证', 'Identity card'),
            item('social-card', '社保卡，或者银行卡、存折', 'Social security card, bank card or passbook'),
            item('phone', '电话号码，儿女的也行', "A phone number, your child's will do"),
          ]}
        />
      </>
    ),
  },
  {
    name: 'whom',
    node: (
      <PictureList
        items={[
          {
            id: 'who',
            say: example('李姐，民政窗口', 'Ms Li, civil affairs counter'),
            more: example('电话 0571 8765 4321', 'Phone 0571 8765 4321'),
            picture: <Clerk />,
          },
        ]}
      />
    ),
  },
];
