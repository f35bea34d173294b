import type { Example } from '../example.ts';
import { EightKeys } from './eight-keys.tsx';

export const examples: readonly Example[] = [
  { name: 'none-pressed', node: <EightKeys now={undefined} /> },
  { name: 'down-pressed', node: <EightKeys now="down" /> },
];
