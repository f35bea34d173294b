import { type InputExample, waysPast } from '../example.ts';

const birthday = {
  type: 'date',
  path: { question: 'birthday' },
  limits: { birthday: true },
} satisfies InputExample['question'];
const remembered = { ...birthday, limits: { birthday: true, approximate: true } };
/** In the year of a second seventh month. */
const inLeapMonth = { ...birthday, value: '1938-08-25' };
const toLunar = '我只记得农历';

export const examples: readonly InputExample[] = [
  { name: 'years', question: birthday },
  { name: 'days', question: { ...birthday, value: '1938-05-09' } },
  { name: 'day that may be left', question: { ...birthday, ...waysPast } },
  { name: 'years that may be all', question: remembered, touches: ['1930 年代', '1938'] },
  { name: 'no more than the month', question: { ...remembered, value: '1938-05' } },
  { name: 'lunar years', question: birthday, touches: [toLunar, '1940 年代'] },
  { name: 'lunar months', question: inLeapMonth, touches: [toLunar, '闰七月'] },
  { name: 'a lunar day', question: inLeapMonth, touches: [toLunar] },
  {
    name: 'a lunar day that is personal and wrong',
    question: { ...inLeapMonth, personal: true },
    problem: 'date-in-future',
    touches: [toLunar],
  },
  {
    name: 'a lunar day that may be passed over',
    question: { ...birthday, value: '1938-05-09', optional: true },
    touches: [toLunar],
  },
];
