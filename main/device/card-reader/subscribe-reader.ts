import { WebSocket } from 'ws';
import type { Mapping } from './mapping.ts';
import type { OpenCardReader } from './port.ts';
import { presenceOf } from './presence.ts';
import { understand } from './understand.ts';

const AGAIN_MS = 2000;
/** A card with its photograph has some 40 kB. */
const MOST_BYTES = 1024 * 1024;

/**
 * A vendor's service that tells by itself when a card was put on. Node's own WebSocket is not in every Node that the kiosk
 * runs on, so it is that of `ws`.
 */
export function subscribeReader(
  mapping: Extract<Mapping, { reader: 'subscribe' }>,
  againMs: number = AGAIN_MS,
): OpenCardReader {
  return ({ changed, read, amiss }) => {
    const presence = presenceOf(changed);
    let socket: WebSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const connect = () => {
      const opened = new WebSocket(mapping.url, { maxPayload: MOST_BYTES, followRedirects: false });
      socket = opened;
      opened.on('open', () => {
        if (mapping.hello !== undefined) opened.send(mapping.hello);
        presence.turn(true);
      });
      opened.on('message', (data) => {
        if (presence.isClosed) return;
        const understood = understand(parsed(data), mapping);
        presence.turn(understood.kind !== 'absent');
        if (understood.kind === 'read') read(understood.card);
        if (understood.kind === 'amiss') amiss(understood.why);
      });
      // `close` follows in any case.
      opened.on('error', () => undefined);
      opened.on('close', () => {
        presence.turn(false);
        if (!presence.isClosed) timer = setTimeout(connect, againMs);
      });
    };
    connect();
    return {
      isThere: () => presence.isThere,
      close: () => {
        presence.close();
        clearTimeout(timer);
        socket?.terminate();
      },
    };
  };
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
