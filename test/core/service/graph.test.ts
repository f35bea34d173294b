import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addReader, newNode, putInOrder, reaches } from '../../../core/service/graph.ts';

/** Nodes by number, with arrows from what is read to what reads it. */
function graph(size: number, arrows: readonly (readonly [number, number])[]) {
  const nodes = Array.from({ length: size }, (_, id) => newNode('calculation', `n${id}`));
  for (const [from, to] of arrows) {
    const [source, node] = [nodes[from % size], nodes[to % size]];
    if (source && node) addReader(source, { node, everyRow: false });
  }
  return nodes;
}

const arrows = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 60 });

test('each comes after all that it reads, or there is a circle and it is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), arrows, (size, pairs) => {
      const nodes = graph(size, pairs);
      const order = putInOrder(nodes);
      const ordered = 'ordered' in order ? order.ordered : [];
      const circle = 'circle' in order ? order.circle : [];
      expect(circle.length > 0 || ordered.length === size).toBe(true);
      for (const node of ordered)
        for (const { node: reader } of node.readers) {
          expect(reader.rank).toBeGreaterThan(node.rank);
        }
      for (const [place, node] of circle.entries()) {
        const next = circle[(place + 1) % circle.length];
        expect(node.readers.map((reader) => reader.node)).toContain(next);
      }
    }),
  );
});

test('what reaches what', () => {
  const [a, b, c] = graph(3, [
    [0, 1],
    [1, 2],
  ]);
  if (!a || !b || !c) throw new Error('Three nodes were made');
  expect([reaches(a, c), reaches(c, a), reaches(b, c)]).toEqual([true, false, true]);
});
