/** More came in than is taken. */
export class TooLong extends Error {
  override name = 'TooLong';
}

/** Whoever sent it has broken off. Nobody waits for an answer, and it is no fault of the machine. */
export class BrokenOff extends Error {
  override name = 'BrokenOff';
}

/** A request's whole body, or `undefined` as soon as it is longer than `mostBytes`. */
export async function readBody(request: Request, mostBytes: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of bodyWithin(request, mostBytes)) pieces.push(piece);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
  return Buffer.concat(pieces);
}

/**
 * A request's body as it comes in; throws `TooLong` as soon as it is longer than `mostBytes`, and `BrokenOff` where it ends
 * before its end.
 *
 * What a request says of its own length is believed only when it is too long already: `app://` says nothing at all.
 */
export async function* bodyWithin(request: Request, mostBytes: number): AsyncGenerator<Uint8Array, void> {
  if (Number(request.headers.get('content-length')) > mostBytes) {
    await request.body?.cancel();
    throw new TooLong();
  }
  let total = 0;
  // Leaving the loop early cancels the stream, so the rest is not even received.
  for await (const piece of unlessBrokenOff(request)) {
    total += piece.byteLength;
    if (total > mostBytes) throw new TooLong();
    yield piece;
  }
}

async function* unlessBrokenOff({ body }: Request): AsyncGenerator<Uint8Array, void> {
  const pieces = body?.[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces?.next().catch(() => {
        throw new BrokenOff();
      });
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    await pieces?.return?.();
  }
}
