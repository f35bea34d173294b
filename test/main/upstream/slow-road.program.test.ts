import { expect, test } from 'vitest';
import { asInTheField, slowRoad } from '../../faults/network/slow-road.ts';

test('20 MB over 64 kbit/s with ten cuts arrive whole, and what is small goes first: all of it 200 times as fast', async () => {
  const lines: string[] = [];
  const came = await slowRoad({ ...asInTheField, times: 200, say: (line) => void lines.push(line) });
  expect(lines.filter((line) => line.startsWith('cut'))).toHaveLength(10);
  expect(came).toMatchObject({ isWhole: true, arrived: 2 });
  // Half of it had gone when the small one was handed in, and the other half takes twenty minutes.
  expect(came.smallSeconds).toBeLessThan(300);
  // Heads of some three hundred pieces, and what was under way at each cut.
  expect(came.moreBytes).toBeLessThan(700_000);
}, 240_000);
