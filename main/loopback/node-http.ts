import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What came in over Node's http, as a standard request. */
export function requestFrom(incoming: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    const [name, value] = [incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? ''];
    // Connection headers of HTTP/2 and the like; none is ever needed.
    if (!name.startsWith(':')) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // Only a path may stand here: `//elsewhere/` would be read as another host.
  return new Request(origin + (incoming.url ?? '/'), {
    method,
    headers,
    ...(hasBody ? { body: bodyOf(incoming), duplex: 'half' } : {}),
  });
}

/** Pulled piece by piece, so a sender that is faster than the machine waits. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const pieces = incoming[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: async () => {
      await pieces.return?.();
    },
  });
}

/** Sends an answer, piece by piece as the other side takes it. When that side is gone, the answer's body is cancelled. */
export async function answerWith(outgoing: ServerResponse, answer: () => Promise<Response>): Promise<void> {
  let response: Response;
  try {
    response = await answer();
  } catch {
    response = new Response('Bad request', { status: 400 });
  }
  // Whoever has left already leaves no second time: nothing would ever end the answer.
  if (outgoing.destroyed) {
    await response.body?.cancel();
    return;
  }
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (!response.body || outgoing.req.method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  const reader = response.body.getReader();
  const gone = new Promise<void>((resolve) => {
    outgoing.on('close', resolve);
  });
  const cancel = () => void reader.cancel().catch(() => {});
  outgoing.on('close', cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || outgoing.destroyed) break;
      if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), gone]);
    }
    outgoing.end();
  } catch {
    // A body that broke off must not look like one that ended.
    outgoing.destroy();
  } finally {
    outgoing.off('close', cancel);
  }
}
