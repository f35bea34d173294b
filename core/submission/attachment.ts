import { tagBytes, type ChunkCipher } from './suite/suite.ts';
import { suites } from './suite/suites.ts';
import { utf8 } from './web-platform.ts';

/**
 * How an attachment lies on the disk and travels: sealed in chunks, so that a photo is sealed while it comes in, opened
 * while it is read, and whole in clear only where somebody looks at it.
 *
 *     "BBA1" | chunk 0 | chunk 1 | … | last chunk
 *
 * A chunk is AES-256-GCM over 64 KiB of the content (the last one over what is left, perhaps nothing) with its 16 byte
 * tag behind. The key belongs to this attachment alone and is used once: a second content under the same key would
 * repeat nonces and break the seal of both. Nonce: 7 zero bytes, the chunk's index (32 bit, big-endian), 1 for the
 * last chunk and 0 for others. Additional data: the attachment's id as text, then those same 12 bytes. So no chunk can
 * be moved, left out, cut off at the end or carried to another attachment without being noticed.
 *
 * So in the first suite; in the Chinese one it begins with "BBA2", the cipher is SM4, and the key is 16 bytes long, by
 * which the suite is known.
 */
export const chunkBytes = 64 * 1024;

/** Of the sealed bytes: more is taken neither by wire nor from a stick. */
export const longestAttachmentBytes = 32 * 1024 * 1024;

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The sealed attachment was changed, cut, or belongs to another id or key. */
export class BrokenAttachment extends Error {
  override name = 'BrokenAttachment';
}

/** The sealed bytes, piece by piece, of content that comes piece by piece. `key`: random bytes, never used before. */
export async function* sealAttachment(
  attachment: string,
  key: Uint8Array,
  content: Chunks,
): AsyncGenerator<Uint8Array, void> {
  const { mark, cipher } = await suiteFor(key);
  yield mark;
  for await (const { index, last, bytes } of cut(content, chunkBytes)) {
    const { nonce, additional } = placeOf(attachment, index, last);
    yield await cipher.seal(bytes, nonce, additional);
  }
}

/** The content, piece by piece; throws `BrokenAttachment`, so nothing may be trusted before the end was reached. */
export async function* openAttachment(
  attachment: string,
  key: Uint8Array,
  sealed: Chunks,
): AsyncGenerator<Uint8Array, void> {
  const { mark, cipher } = await suiteFor(key);
  for await (const { index, last, bytes } of cut(unmarked(sealed, mark), chunkBytes + tagBytes)) {
    const { nonce, additional } = placeOf(attachment, index, last);
    try {
      yield await cipher.open(bytes, nonce, additional);
    } catch {
      throw new BrokenAttachment(`Chunk ${index} of attachment ${attachment} does not open`);
    }
  }
}

/** How many bytes so much content takes when sealed. */
export function sealedBytes(contentBytes: number): number {
  const chunks = Math.max(1, Math.ceil(contentBytes / chunkBytes));
  return markBytes + contentBytes + chunks * tagBytes;
}

/** Of every suite. */
const markBytes = 4;

async function suiteFor(key: Uint8Array): Promise<{ mark: Uint8Array; cipher: ChunkCipher }> {
  const suite = suites.find(({ attachment }) => attachment.keyBytes === key.length);
  if (!suite) throw new BrokenAttachment('No suite has keys of this length');
  const { chunks } = await suite.primitives();
  return { mark: utf8(suite.attachment.mark), cipher: await chunks(key) };
}

/** What binds a chunk to its place: the nonce, and what is authenticated with it. */
function placeOf(attachment: string, index: number, last: boolean) {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(7, index);
  nonce[11] = last ? 1 : 0;
  const name = utf8(attachment);
  const additional = new Uint8Array(name.length + nonce.length);
  additional.set(name);
  additional.set(nonce, name.length);
  return { nonce, additional };
}

/** Cuts a stream into pieces of one size. A full piece is held back until more comes, for only the end tells the last. */
async function* cut(stream: Chunks, size: number) {
  let held = new Uint8Array(size);
  let filled = 0;
  let index = 0;
  for await (const piece of stream) {
    let rest = piece;
    while (rest.length > 0) {
      if (filled === size) {
        yield { index: index++, last: false, bytes: held };
        held = new Uint8Array(size);
        filled = 0;
      }
      const taken = rest.subarray(0, size - filled);
      held.set(taken, filled);
      filled += taken.length;
      rest = rest.subarray(taken.length);
    }
  }
  yield { index, last: true, bytes: held.subarray(0, filled) };
}

async function* unmarked(sealed: Chunks, mark: Uint8Array): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of sealed) {
    let start = 0;
    for (; start < piece.length && seen < mark.length; start++, seen++) {
      if (piece[start] !== mark[seen]) throw new BrokenAttachment('Not a sealed attachment');
    }
    if (start < piece.length) yield piece.subarray(start);
  }
}
