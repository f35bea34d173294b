/** @param bit counted from the first byte on, and in it from the lowest */
export function turn(bytes: Buffer, bit: number): void {
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
}

/** How many bits of two that are equally long differ. */
export function bitsApart(one: Buffer, other: Buffer): number {
  let apart = 0;
  for (const [at, byte] of one.entries()) {
    for (let left = byte ^ (other[at] ?? 0); left > 0; left &= left - 1) apart += 1;
  }
  return apart;
}

/** Each bit with which, the other way round, these bytes would be right. @param among which to try, where not every one */
export function bitsThatMend(
  bytes: Buffer,
  isRightNow: () => boolean,
  among: readonly number[] = Array.from({ length: bytes.length * 8 }, (_, bit) => bit),
): number[] {
  return among.filter((bit) => {
    turn(bytes, bit);
    const isIt = isRightNow();
    turn(bytes, bit);
    return isIt;
  });
}
