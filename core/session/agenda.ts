import type { Node } from '../service/graph.ts';
import type { Scope } from './scope.ts';

/**
 * What has still to be looked at again, each thing once, and none before what it depends on: one pigeonhole for every
 * rank, gone through from the lowest. What is added while it is gone through stands above, as readers always do.
 */
export class Agenda {
  readonly #nodes: readonly Node[];
  readonly #waiting: (Set<Scope> | undefined)[];
  #lowest = Infinity;
  #highest = -1;

  /** @param nodes all there are, by rank */
  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
    this.#waiting = Array.from({ length: nodes.length });
  }

  add({ rank }: Node, scope: Scope): void {
    const waiting = this.#waiting[rank];
    if (waiting) waiting.add(scope);
    else this.#waiting[rank] = new Set([scope]);
    this.#lowest = Math.min(this.#lowest, rank);
    this.#highest = Math.max(this.#highest, rank);
  }

  next(): { node: Node; scopes: Iterable<Scope> } | undefined {
    for (; this.#lowest <= this.#highest; this.#lowest += 1) {
      const node = this.#nodes[this.#lowest];
      const scopes = this.#waiting[this.#lowest];
      if (!node || !scopes) continue;
      this.#waiting[this.#lowest] = undefined;
      return { node, scopes };
    }
    return undefined;
  }
}
