/**
 * A request's whole body, or `undefined` as soon as it is longer than `mostBytes`.
 *
 * What a request says of its own length is believed only when it is too long already: `app://` says nothing at all.
 */
export async function readBody(request: Request, mostBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length')) > mostBytes) {
    await request.body?.cancel();
    return undefined;
  }
  if (!request.body) return Buffer.alloc(0);
  const pieces: Uint8Array[] = [];
  let total = 0;
  // Leaving the loop early cancels the stream, so the rest is not even received.
  for await (const piece of request.body) {
    total += piece.byteLength;
    if (total > mostBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
