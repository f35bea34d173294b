/** All that comes, unless it is more: how much it is, unpacked, no header has to say truly. */
export async function boundedBytes(
  pieces: AsyncIterable<Uint8Array> | null,
  most: number,
): Promise<Uint8Array | undefined> {
  const taken: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces ?? []) {
    bytes += piece.length;
    if (bytes > most) return undefined;
    taken.push(piece);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of taken) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
