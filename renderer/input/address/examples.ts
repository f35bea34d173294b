import type { InputExample } from '../example.ts';

const address = { type: 'address', path: { question: 'address' } } as const;
const levels = ['浙江省', '丽水市', '云溪县', '柳溪镇', '柳溪社区'];

export const examples: readonly InputExample[] = [
  { name: 'places near', question: address },
  { name: 'house number', question: { ...address, value: { code: '331190190001', levels, detail: '12号' } } },
];
