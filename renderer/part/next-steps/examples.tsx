import { Paper } from '../../picture/paper.tsx';
import { type Example, example } from '../example.ts';
import { NextSteps } from './next-steps.tsx';

const step = (id: number) => ({
  id: String(id),
  picture: <Paper />,
  title: example('拿好这张纸', 'Keep this paper'),
  detail: example('想问办到哪儿了，就报这个号。', 'Ask with this number how far it is.'),
});

export const examples: readonly Example[] = [
  { name: 'three', node: <NextSteps steps={[1, 2, 3].map(step)} /> },
  { name: 'six', node: <NextSteps steps={[1, 2, 3, 4, 5, 6].map(step)} /> },
];
