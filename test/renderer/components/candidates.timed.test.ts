import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { candidates } from '../../../renderer/components/candidates.ts';
import { shippedComponents } from '../../support/shipped-components.ts';

test('nineteen look-ups of twenty take at most fifty milliseconds, once the parts have been turned round', () => {
  const table = shippedComponents();
  const often = Array.from('口木日女王火');
  const asked = often.flatMap((one) => often.map((other) => [one, other]));
  candidates(table, ['木', '木']);
  const took = asked.map((components) => {
    const start = performance.now();
    candidates(table, components);
    return performance.now() - start;
  });
  took.sort((a, b) => a - b);
  expect(took[Math.floor(took.length * 0.95)]).toBeLessThan(50);
});
