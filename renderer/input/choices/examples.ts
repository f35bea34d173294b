import type { InputExample } from '../example.ts';
import { ofCrops, withoutGroups } from './crops.ts';

export const examples: readonly InputExample[] = [
  {
    name: 'choices in groups',
    question: { ...ofCrops, limits: { none: true }, value: ['tea'] },
    service: 'crops',
  },
  { name: 'choices of a group', question: ofCrops, service: 'crops', touches: ['粮食'] },
  {
    name: 'choices without groups',
    question: { ...withoutGroups, limits: { none: true } },
    service: 'crops',
  },
];
