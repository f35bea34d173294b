import { spawnSync } from 'node:child_process';
import { boxOf, type Ink } from '../../renderer/handwriting/ink.ts';

const model = '/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model';

/** What zinnia with tegaki's model takes each piece of ink for, the likeliest first. Both come from Debian. */
export function zinniaGuesses(inks: readonly Ink[], count: number): string[][] {
  const { stdout, error } = spawnSync('zinnia', ['-m', model, '-n', String(count)], {
    input: `${inks.map(asExpression).join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  const answers = stdout.split('Answer: \n').slice(1);
  if (answers.length !== inks.length) throw new Error(`zinnia answered ${answers.length} of ${inks.length}`);
  return answers.map((answer) =>
    answer
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? ''),
  );
}

/** On its sheet of 1000 by 1000, with a margin as its own data have. */
function asExpression(ink: Ink): string {
  const { left, top, width, height } = boxOf(ink);
  const scale = 800 / (Math.max(width, height) || 1);
  const points = ink.map(
    (stroke) =>
      `(${stroke.map(([x, y]) => `(${Math.round(100 + (x - left) * scale)} ${Math.round(100 + (y - top) * scale)})`).join('')})`,
  );
  return `(character (width 1000)(height 1000)(strokes ${points.join('')}))`;
}
