import { boundedBytes } from '../../../core/submission/bounded.ts';
import { parsedJson } from '../../../core/submission/json.ts';
import type { Mapping } from './mapping.ts';
import type { OpenCardReader } from './port.ts';
import { presenceOf } from './presence.ts';
import { understand } from './understand.ts';

/** A service that does not answer by then is as good as gone. */
const PATIENCE_MS = 3000;
/** A card with its photograph has some 40 kB. */
const MOST_BYTES = 1024 * 1024;

/** A vendor's service that is asked again and again whether a card lies there. */
export function pollReader(mapping: Extract<Mapping, { reader: 'poll' }>): OpenCardReader {
  return ({ changed, read, amiss }) => {
    const closing = new AbortController();
    const presence = presenceOf(changed);
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      const message = await messageFrom(mapping, closing.signal);
      if (closing.signal.aborted) return;
      const understood = message === undefined ? undefined : understand(message, mapping);
      presence.turn(understood !== undefined && understood.kind !== 'absent');
      if (understood?.kind === 'read') read(understood.card);
      if (understood?.kind === 'amiss') amiss(understood.why);
    };
    const look = () => {
      void ask().finally(() => {
        if (!closing.signal.aborted) timer = setTimeout(look, mapping.everyMs);
      });
    };
    look();
    return {
      isThere: () => presence.isThere,
      close: () => {
        presence.close();
        closing.abort();
        clearTimeout(timer);
      },
    };
  };
}

/** What the service answers, or undefined where it does not, or with something else than JSON. */
async function messageFrom(
  { url, method, body }: Extract<Mapping, { reader: 'poll' }>,
  closing: AbortSignal,
): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method,
      // To another computer a card is not asked for, whatever the service says.
      redirect: 'error',
      signal: AbortSignal.any([closing, AbortSignal.timeout(PATIENCE_MS)]),
      ...(method === 'POST' && {
        body: JSON.stringify(body ?? {}),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    const bytes = await boundedBytes(response.body, MOST_BYTES);
    // Not `parsedJson(bytes)`: a name in letters that are no UTF-8 costs the name and not the card.
    return bytes && parsedJson(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
