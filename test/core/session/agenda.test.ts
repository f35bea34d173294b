import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { newNode, type Node } from '../../../core/service/graph.ts';
import { Agenda } from '../../../core/session/agenda.ts';
import { Scope } from '../../../core/session/scope.ts';

const outside = new Scope({}, []);
const row = new Scope({}, [], { step: 'members', row: 'one' });

const nodes = Array.from({ length: 50 }, (_, rank): Node => ({
  ...newNode('calculation', `n${rank}`),
  rank,
}));

function nodeOfRank(rank: number): Node {
  const node = nodes[rank];
  if (!node) throw new Error(`There is no rank ${rank}`);
  return node;
}

test('hands out by rank, however it was filled, and each node once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(49)), (ranks) => {
      const agenda = new Agenda();
      for (const rank of ranks) agenda.add(nodeOfRank(rank), outside);
      const order: number[] = [];
      for (let next = agenda.next(); next; next = agenda.next()) order.push(next.node.rank);
      expect(order).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
    }),
  );
});

test('hands out what was added while it was gone through', () => {
  const agenda = new Agenda();
  agenda.add(nodeOfRank(3), outside);
  expect(agenda.next()?.node.rank).toBe(3);
  agenda.add(nodeOfRank(9), outside);
  agenda.add(nodeOfRank(4), outside);
  expect([agenda.next()?.node.rank, agenda.next()?.node.rank, agenda.next()]).toEqual([4, 9, undefined]);
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
