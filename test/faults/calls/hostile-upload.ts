import { oneOf } from '../one-of.ts';
import { somethingElse, texts, type Ids } from './hostile-value.ts';

/** Bytes that a screen sends or asks for beside the calls. */
export interface HostileUpload {
  readonly request: Request;
  /** Aborted where the screen gives it up while it sends. */
  readonly signal: AbortSignal;
  /** The session that it names. */
  readonly session: string;
  readonly isGivenUp: boolean;
}

const begins = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'audio/webm': [0x1a, 0x45, 0xdf, 0xa3],
  'text/plain': [],
};
const types = Object.keys(begins) as (keyof typeof begins)[];
/** Around what each route takes: a photo may have 10 MB, a signature 1 MB, a piece of a recording 512 kB. */
const sizes = [0, 1, 9, 3_000, 70_000, 524_288, 524_289, 1_100_000];
const tooLarge = 10 * 1024 * 1024 + 1;
const numbers = ['0', '1', '2', '1000', '99999999', '999999999', '-1', '1e3', '０', ''];

/** What a question is answered with, by the route that takes it. */
export type Bytes = 'attachment' | 'recording';

/** Any upload, to any question of any session, in any size; most of them right in all but one thing. */
export function hostileUpload(random: () => number, ids: Ids, takes: Bytes | undefined): HostileUpload {
  const route = random() < 0.8 && takes ? takes : oneOf(['attachment', 'recording'] as const, random);
  const draw = random();
  const method = draw < (route === 'attachment' ? 0.94 : 0.75) ? 'PUT' : draw < 0.97 ? 'POST' : 'DELETE';
  const session = random() < 0.8 ? ids.mine : oneOf([ids.theirs, oneOf(texts, random)], random);
  const query = new URLSearchParams({
    session,
    question: random() < 0.8 ? ids.question : oneOf(['scene', oneOf(texts, random)], random),
    piece: random() < 0.6 ? '0' : oneOf(numbers, random),
    ms: random() < 0.6 ? '1000' : oneOf(numbers, random),
    ...(random() < 0.15 && { row: oneOf([ids.theirs, ...texts], random) }),
  });
  if (random() < 0.1) query.delete(oneOf(['session', 'question', 'piece', 'ms'], random));
  const right = route === 'recording' ? 'audio/webm' : random() < 0.8 ? 'image/jpeg' : 'image/png';
  const type = random() < 0.85 ? right : oneOf(types, random);
  const size = random() < 0.02 ? tooLarge : oneOf(sizes, random);
  const bytes = new Uint8Array(size).fill(7);
  bytes.set(begins[random() < 0.85 ? type : oneOf(types, random)].slice(0, size));
  const given = new AbortController();
  const isGivenUp = random() < 0.15;
  const request = new Request(`http://kiosk/${route}?${query}`, {
    method,
    headers: { 'content-type': type, ...(random() < 0.1 && { 'content-length': lengthLike(random) }) },
    body: isGivenUp ? brokenOff(bytes, given) : bytes,
    ...(isGivenUp && { duplex: 'half' }),
  });
  return { request, signal: given.signal, session, isGivenUp };
}

function lengthLike(random: () => number): string {
  const said = somethingElse(1, random);
  return typeof said === 'number' ? String(said) : '12';
}

/** The page was closed or the cable pulled: the shell sees the end of the bytes, and says that nobody waits any more. */
function brokenOff(bytes: Uint8Array, given: AbortController): ReadableStream<Uint8Array> {
  let isBegun = false;
  return new ReadableStream({
    pull: (controller) => {
      if (!isBegun) {
        isBegun = true;
        controller.enqueue(bytes.slice(0, Math.max(1, bytes.length >> 1)));
        return;
      }
      given.abort();
      controller.error(new Error('The other side is gone'));
    },
  });
}
