import type { WrappingKey } from './wrapping-key.ts';

/** A wrapped key as it is kept, twice: one flipped bit of it would cost everything that it opens. Null where a copy is missing. */
export interface Twice {
  readonly one: Buffer | null;
  readonly other: Buffer | null;
}

export function isNowhere({ one, other }: Twice): boolean {
  return one === null && other === null;
}

/** What both hold, from whichever is whole. Throws where neither is. */
export function unwrapEither(keys: WrappingKey, { one, other }: Twice, bound: string): Buffer {
  try {
    return unwrapThere(keys, one, bound);
  } catch {
    return unwrapThere(keys, other, bound);
  }
}

function unwrapThere(keys: WrappingKey, wrapped: Buffer | null, bound: string): Buffer {
  if (wrapped === null) throw new Error('This copy is missing');
  return keys.unwrap(wrapped, bound);
}
