import type { WrappingKey } from './wrapping-key.ts';

/** A wrapped key as it is kept, twice: one flipped bit of it would cost everything that it opens. */
export interface Twice {
  readonly one: Buffer;
  readonly other: Buffer;
}

/** What both hold, from whichever is whole. Throws where neither is. */
export function unwrapEither(keys: WrappingKey, { one, other }: Twice, bound: string): Buffer {
  try {
    return keys.unwrap(one, bound);
  } catch {
    return keys.unwrap(other, bound);
  }
}
