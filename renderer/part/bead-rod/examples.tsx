import type { Example } from '../example.ts';
import { BeadRod } from './bead-rod.tsx';

export const examples: readonly Example[] = [
  { name: 'first', node: <BeadRod progress={{ now: 1, done: 0, ahead: 0, total: 8 }} /> },
  { name: 'middle', node: <BeadRod progress={{ now: 17, done: 16, ahead: 0, total: 40 }} /> },
  { name: 'finished', node: <BeadRod progress={{ now: 0, done: 8, ahead: 0, total: 8 }} /> },
  { name: 'gone back', node: <BeadRod progress={{ now: 2, done: 8, ahead: 6, total: 8 }} /> },
];
