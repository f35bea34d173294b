import type { Example } from '../example.ts';
import { NearMissSign } from './near-miss.tsx';

export const examples: readonly Example[] = (['up', 'down', 'left', 'right'] as const).map((direction) => ({
  name: direction,
  node: <NearMissSign miss={{ direction, x: 500, y: 400, aloud: false }} />,
}));
