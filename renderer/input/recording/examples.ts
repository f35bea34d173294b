import { type InputExample, sealed } from '../example.ts';

const service = 'request-to-the-hall';
const story = {
  type: 'text',
  path: { question: 'words' },
  optional: true,
  personal: true,
  limits: { maxLength: 500, recordingSeconds: 180 },
} satisfies InputExample['question'];
const said = { ...story, value: { recording: sealed(), seconds: 83 } };

export const examples: readonly InputExample[] = [
  { name: 'own words to be said', question: story, service },
  {
    name: 'own words while they are said',
    question: story,
    service,
    touches: ['说给我听'],
    until: '您说，我在听。',
  },
  { name: 'own words that were said', question: said, service },
  {
    name: 'own words that were said again',
    question: said,
    service,
    touches: ['重新说', '说完了'],
    until: '用前面那段',
  },
  {
    name: 'own words without a microphone that opens',
    question: story,
    service,
    closed: true,
    touches: ['说给我听'],
    until: '麦克风没打开',
  },
  {
    name: 'own words that were recognised',
    question: story,
    service,
    recognised: '门口的灯不亮，夜里看不清。'.repeat(12),
    touches: ['说给我听', '说完了'],
    until: '我听着是这样，对吗？',
  },
  {
    name: 'own words written where they may be said',
    question: { ...story, value: '楼下的路灯不亮' },
    service,
  },
];
