import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { newNode, type Node } from '../../../core/service/graph.ts';
import { Agenda } from '../../../core/session/agenda.ts';
import { Scope } from '../../../core/session/scope.ts';

const outside = new Scope({}, []);
const row = new Scope({}, [], { step: 'members', row: 'one' });

function nodeOfRank(rank: number): Node {
  return { ...newNode('calculation', `n${rank}`), rank };
}

test('hands out by rank, however it was filled, and each node once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50)), fc.array(fc.nat(50)), (ranks, again) => {
      const nodes = ranks.map(nodeOfRank);
      const agenda = new Agenda();
      for (const node of nodes) agenda.add(node, outside);
      for (const at of again) {
        const node = nodes[at];
        if (node) agenda.add(node, outside);
      }
      const order: number[] = [];
      for (let next = agenda.next(); next; next = agenda.next()) order.push(next.node.rank);
      expect(order).toEqual(ranks.toSorted((a, b) => a - b));
    }),
  );
});

test('hands out a node with all scopes that wait for it', () => {
  const agenda = new Agenda();
  const node = nodeOfRank(1);
  agenda.add(node, row);
  agenda.add(node, outside);
  agenda.add(node, row);
  expect([...(agenda.next()?.scopes ?? [])]).toEqual([row, outside]);
  expect(agenda.next()).toBeUndefined();
});
