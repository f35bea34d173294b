import type { KioskEvent } from '../../core/contract.ts';

/** Reads the events out of a stream, piece by piece as they come. */
export function eventLines(
  read: () => Promise<Uint8Array | undefined>,
): () => Promise<KioskEvent | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  return async () => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const piece = await read();
        if (!piece) return undefined;
        text += decoder.decode(piece, { stream: true });
        continue;
      }
      const message = text.slice(0, end);
      text = text.slice(end + 2);
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) return (JSON.parse(data) as { json: KioskEvent }).json;
    }
  };
}
