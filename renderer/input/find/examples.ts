import { withoutGroups } from '../choices/crops.ts';
import type { InputExample } from '../example.ts';

export const examples: readonly InputExample[] = [
  { name: 'choices to be found', question: withoutGroups, service: 'crops', touches: ['写个字找'] },
];
