import type { Node } from '../service/graph.ts';
import type { Scope } from './scope.ts';

/** What has still to be looked at again, each thing once, and none before what it depends on. */
export class Agenda {
  /** Nodes by falling rank, so that the next stands at the end. */
  readonly #nodes: Node[] = [];
  readonly #scopes = new Map<Node, Set<Scope>>();

  add(node: Node, scope: Scope): void {
    const waiting = this.#scopes.get(node);
    if (waiting) {
      waiting.add(scope);
      return;
    }
    this.#scopes.set(node, new Set([scope]));
    this.#nodes.splice(this.#placeOf(node.rank), 0, node);
  }

  next(): { node: Node; scopes: Iterable<Scope> } | undefined {
    const node = this.#nodes.pop();
    if (!node) return undefined;
    const scopes = this.#scopes.get(node) ?? [];
    this.#scopes.delete(node);
    return { node, scopes };
  }

  /** How many stand above a rank, found by halving: an answer may have a thousand readers. */
  #placeOf(rank: number): number {
    let [from, to] = [0, this.#nodes.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((this.#nodes[middle]?.rank ?? -1) > rank) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
