import { type RefObject, useLayoutEffect } from 'react';
import type { Saying } from '../text/saying.ts';

const acts = new WeakMap<Element, readonly Saying[]>();

/** Keeps what a key will do, where its word alone does not say it: told to whoever stands on it and has not pressed. */
export function useDoes(key: RefObject<Element | null>, does: readonly Saying[]): void {
  useLayoutEffect(() => {
    if (key.current) acts.set(key.current, does);
  });
}

export function doesOf(key: Element): readonly Saying[] {
  return acts.get(key) ?? [];
}
