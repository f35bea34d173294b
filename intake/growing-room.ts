import { Readable } from 'node:stream';
import type { Admission, GiveBack } from './admission.ts';

/** Most submissions are no longer, so these have their room before they are read, and nobody is sent away half way. */
const roomAtOnceBytes = 16_000;

/**
 * Makes room for a body: for one that is announced as short at once, for a longer one as it comes. So whoever announces much
 * and sends nothing takes no room from those who send. Throws the problem to be answered where there is none; where it runs
 * out half way, the body ends in that.
 *
 * @param announced undefined where nobody said how long it will be
 */
export function growingRoom(
  body: Readable,
  announced: number | undefined,
  { room }: Pick<Admission, 'room'>,
): { readonly body: Readable; readonly giveBack: GiveBack } {
  const atOnce = Math.min(announced ?? roomAtOnceBytes, roomAtOnceBytes);
  const taken = [room(atOnce)];
  let isOver = false;
  const giveBack = () => {
    isOver = true;
    for (const each of taken.splice(0)) each();
  };
  if (announced === atOnce) return { body, giveBack };

  /** Not before it is asked for: whoever reads it is there by then, and hears what goes wrong. */
  async function* counted(): AsyncGenerator<Buffer> {
    let left = atOnce;
    // The rest of a body that is sent away is not ours to end: the answer goes over the same line.
    const chunks: AsyncIterable<Buffer> = body.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) {
      if (isOver) return;
      if (chunk.length > left) taken.push(room(chunk.length - left));
      left = Math.max(0, left - chunk.length);
      yield chunk;
    }
  }
  return { body: Readable.from(counted(), { objectMode: false }), giveBack };
}
