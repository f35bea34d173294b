import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  {
    name: 'own words',
    question: {
      type: 'text',
      path: { question: 'words' },
      optional: true,
      value: '楼下的路灯不亮，晚上走路看不见，请你们来看一看',
    },
    service: 'request-to-the-hall',
  },
];
