/**
 * What depends on what in a service. Every step, answer, calculation and judgement is a node; a node's readers are
 * looked at again when it changed, in order of rank, so that each is worked out once and after all that it needs.
 */
export interface Node {
  readonly kind: 'consent' | 'step' | 'rows' | 'question' | 'problem' | 'calculation' | 'eligibility';
  readonly id: string;
  /** The repeated step in each of whose rows this exists once, or undefined outside of rows. */
  readonly repeat: string | undefined;
  readonly readers: Reader[];
  /** Its place in the order, from 0. */
  rank: number;
}

export interface Reader {
  readonly node: Node;
  /** It looks at this in all rows, so a change in one row concerns every row of the reader. */
  readonly everyRow: boolean;
}

export function newNode(kind: Node['kind'], id: string, repeat?: string): Node {
  return { kind, id, repeat, readers: [], rank: -1 };
}

export function addReader(source: Node, reader: Reader): void {
  const known = source.readers.some(
    ({ node, everyRow }) => node === reader.node && everyRow === reader.everyRow,
  );
  if (!known) source.readers.push(reader);
}

/** Ranks the nodes so that each comes after all that it reads, or names those that go round in a circle. */
export function putInOrder(nodes: readonly Node[]): { ordered: Node[] } | { circle: Node[] } {
  const waitsFor = new Map(nodes.map((node) => [node, 0]));
  for (const { readers } of nodes) {
    for (const { node } of readers) waitsFor.set(node, (waitsFor.get(node) ?? 0) + 1);
  }

  const ordered = nodes.filter((node) => waitsFor.get(node) === 0);
  // `ordered` grows while it is gone through.
  for (const node of ordered) {
    for (const { node: reader } of node.readers) {
      const left = (waitsFor.get(reader) ?? 0) - 1;
      waitsFor.set(reader, left);
      if (left === 0) ordered.push(reader);
    }
  }
  for (const [rank, node] of ordered.entries()) node.rank = rank;

  return ordered.length === nodes.length
    ? { ordered }
    : { circle: circleAmong(nodes.filter(({ rank }) => rank < 0)) };
}

/** Whether a change of one node can change the other. */
export function reaches(from: Node, to: Node): boolean {
  const found = new Set([from]);
  // `found` grows while it is gone through.
  for (const node of found) for (const { node: reader } of node.readers) found.add(reader);
  return found.has(to);
}

/** Every node left over is in a circle or behind one; against the arrows one always ends up in a circle. */
function circleAmong(left: readonly Node[]): Node[] {
  const stillWaiting = new Set(left);
  const sourceOf = new Map<Node, Node>();
  for (const node of left) {
    for (const { node: reader } of node.readers) if (stillWaiting.has(reader)) sourceOf.set(reader, node);
  }
  const walked: Node[] = [];
  let at = left[0];
  while (at && !walked.includes(at)) {
    walked.push(at);
    at = sourceOf.get(at);
  }
  return at ? walked.slice(walked.indexOf(at)).toReversed() : walked;
}
