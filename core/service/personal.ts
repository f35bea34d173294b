import type { Node } from './graph.ts';
import type { ServiceQuestion } from './service.ts';

/** The answers that a service marks as personal, and whatever is worked out from them, which tells of them as well. */
export function personalNames(questions: Iterable<ServiceQuestion>): ReadonlySet<string> {
  const found = new Set<Node>();
  for (const { question, node } of questions) if (question.personal) found.add(node);
  // `found` grows while it is gone through.
  for (const { readers } of found) {
    for (const { node } of readers) if (node.kind === 'calculation') found.add(node);
  }
  return new Set([...found].map(({ id }) => id));
}
