import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as rest } from 'node:timers/promises';

/** What may become of one request on its way, or of its answer on the way back. */
export const fates = [
  'passes',
  'refused',
  'cut in the request',
  'cut in the answer',
  'answer lost',
  'twice',
  'overtaken',
  'slow',
  'login page',
  'redirected',
  'bad gateway',
  'busy',
] as const;

export type Fate = (typeof fates)[number];

/** A road between a kiosk and its intake that does to each request what `fate` says. */
export interface BadRoad {
  readonly url: string;
  /** From now on. */
  be(fate: () => Fate): void;
  /** How often each fate befell a request. */
  readonly befell: ReadonlyMap<Fate, number>;
  close(): Promise<void>;
}

const good = (): Fate => 'passes';

/** An answer that is held back may come after the next request has gone through. */
const overtakenByMs = 300;
/** A slow line carries so much at once, and then rests. */
const slowly = { bytes: 400, everyMs: 20 };

export async function badRoadTo(intake: string): Promise<BadRoad> {
  let fate: () => Fate = good;
  const befell = new Map<Fate, number>();
  const server = http.createServer((request, response) => {
    const now = fate();
    befell.set(now, (befell.get(now) ?? 0) + 1);
    travel(now, intake, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The road has no place');
  return {
    url: `http://127.0.0.1:${address.port}`,
    be: (next) => {
      fate = next;
    },
    befell,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function travel(
  fate: Fate,
  intake: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { socket } = request;
  switch (fate) {
    case 'refused':
      socket.destroy();
      return;
    case 'cut in the request':
      // One without a body ends at once.
      request.once('data', () => socket.destroy()).once('end', () => socket.destroy());
      return;
    case 'login page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the hotel</h1>');
      return;
    case 'redirected':
      response.writeHead(302, { location: 'http://portal.example.cn/' }).end();
      return;
    case 'bad gateway':
      response.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway');
      return;
    case 'busy':
      response.writeHead(429, { 'retry-after': '1' }).end();
      return;
    default:
  }
  const body = await buffer(request);
  if (fate === 'twice') await forward(intake, request, body);
  if (fate === 'overtaken') {
    // The kiosk hears nothing and tries again; this one arrives after that.
    socket.destroy();
    await rest(overtakenByMs);
    await forward(intake, request, body);
    return;
  }
  if (fate === 'slow') await rest((body.length / slowly.bytes) * slowly.everyMs);
  const answer = await forward(intake, request, body);
  if (fate === 'answer lost') {
    socket.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers);
  if (fate === 'cut in the answer') {
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => socket.destroy());
    return;
  }
  response.end(answer.body);
}

interface Forwarded {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

async function forward(intake: string, request: http.IncomingMessage, body: Buffer): Promise<Forwarded> {
  const { method = 'GET', url = '/', headers } = request;
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _, ...kept } = headers;
    const sent = http.request(
      new URL(url, intake),
      { method, headers: { ...kept, 'content-length': String(body.length) }, agent: false },
      (answer) => {
        buffer(answer).then(
          (content) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: content }),
          reject,
        );
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
