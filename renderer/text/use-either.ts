import type { Saying } from './saying.ts';
import { useHasText } from './use-has-text.ts';

/** A text that a service may have of its own, and where it has none, the program's. */
export function useEither(own: Saying, otherwise: Saying): Saying {
  return useHasText(own) ? own : otherwise;
}
