import { useState } from 'react';
import { Clerk } from '../../picture/clerk.tsx';
import { No, Yes } from '../../picture/yes-no.tsx';
import { Ask } from '../ask/ask.tsx';
import { type Example, example } from '../example.ts';
import { ServicePicture } from '../picture/service-picture.tsx';
import { type Choice, ChoiceGrid } from './choice-grid.tsx';

function Choosing({ choices, small = false }: { choices: readonly Choice[]; small?: boolean }) {
  const [chosen, setChosen] = useState(choices[1]?.value ?? '');
  return (
    <>
      <Ask
        small={small}
        say={example('您和谁一起住？', 'Who do you live with?')}
        hint={example('选一个。选错了不要紧，可以改。', 'Choose one. You can change it later.')}
      />
      <ChoiceGrid choices={choices} chosen={[chosen]} onPress={setChosen} />
    </>
  );
}

const elder = (name: string) => <ServicePicture digest="elder-allowance" name={name} />;
const request = (name: string) => <ServicePicture digest="request-to-the-hall" name={name} />;

const yesNo: readonly Choice[] = [
  { value: 'yes', say: example('是的', 'Yes'), picture: <Yes /> },
  { value: 'no', say: example('不是', 'No'), picture: <No /> },
];
const living: readonly Choice[] = [
  { value: 'alone', say: example('一个人住', 'Alone'), picture: elder('live-alone') },
  { value: 'spouse', say: example('和老伴住', 'With my spouse'), picture: elder('live-spouse') },
  {
    value: 'family',
    say: example('和儿女住', 'With my son or daughter'),
    picture: elder('live-family'),
  },
  { value: 'care', say: example('住养老院', 'In a care home'), picture: elder('live-care-home') },
];
const services: readonly Choice[] = [
  { value: 'allowance', say: example('高龄津贴', 'Elder allowance'), picture: elder('elder-allowance') },
  {
    value: 'insurance',
    say: example('城乡居民医保参保', 'Health insurance for the household'),
    picture: <ServicePicture digest="resident-medical-insurance" name="insured" />,
  },
  {
    value: 'request',
    say: example('反映诉求', 'Tell the hall something'),
    picture: request('request-to-the-hall'),
  },
  { value: 'reopen', say: example('接着上次办', 'Go on from last time'), picture: elder('slip') },
  {
    value: 'other',
    say: example('其他事', 'Something else'),
    small: example('叫人帮忙', 'Ask somebody'),
    picture: <Clerk />,
  },
];
const categories: readonly Choice[] = [
  { value: 'road', say: example('路坏了', 'A broken road'), picture: request('road') },
  { value: 'lamp', say: example('路灯不亮', 'A dark street lamp'), picture: request('lamp') },
  { value: 'rubbish', say: example('垃圾没人收', 'Rubbish that stays'), picture: request('rubbish') },
  { value: 'utility', say: example('水电气', 'Water, power, gas'), picture: request('utility') },
  { value: 'noise', say: example('太吵了', 'Too much noise'), picture: request('noise') },
  { value: 'danger', say: example('有危险', 'Something dangerous'), picture: request('danger') },
  { value: 'other', say: example('别的事', 'Something else'), picture: request('other') },
];
const many: readonly Choice[] = Array.from({ length: 14 }, (_, index) => ({
  value: `village-${index}`,
  say: example(`${index + 1} 号村民小组`, `Village group ${index + 1}`),
}));

export const examples: readonly Example[] = [
  { name: 'two', node: <Choosing choices={yesNo} /> },
  { name: 'three', node: <Choosing choices={living.slice(0, 3)} /> },
  { name: 'four', node: <Choosing choices={living} /> },
  { name: 'five', node: <Choosing choices={services} small /> },
  { name: 'seven', node: <Choosing choices={categories} small /> },
  { name: 'nine', node: <Choosing choices={many.slice(0, 9)} small /> },
  { name: 'fourteen', node: <Choosing choices={many} small /> },
];
