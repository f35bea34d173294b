import { once } from 'node:events';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { randomFrom } from '../../../tools/random-from.ts';
import { slowLineTo } from './slow-line.ts';

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
  'trickle',
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
/**
 * A line on which hardly anything comes through, both ways. An envelope and its answer take some eight seconds of it; a photo
 * would take more than a minute and goes on where it was cut.
 */
const trickle = { bytesPerSecond: 1_000, lostShare: 0.3, resets: 0.02, longestBytes: 8_000 };

/** @param random in [0, 1), for what is lost of a trickle, where that is among the fates */
export async function badRoadTo(intake: string, random = randomFrom(1)): Promise<BadRoad> {
  let fate: () => Fate = good;
  const befell = new Map<Fate, number>();
  const { bytesPerSecond, lostShare: share, resets, longestBytes } = trickle;
  const line = await slowLineTo(intake, bytesPerSecond, { random, share, resets, longestBytes });
  const server = http.createServer((request, response) => {
    const now = fate();
    befell.set(now, (befell.get(now) ?? 0) + 1);
    const passed =
      now === 'trickle' ? trickled(line.url, request, response) : travel(now, intake, request, response);
    passed.catch(() => request.socket.resetAndDestroy());
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
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await line.close();
    },
  };
}

/** Passes on what comes as it comes, both ways. When either side is gone, so is the other. */
async function trickled(
  line: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = request;
  const sent = http.request(new URL(url, line), { method, headers, agent: false });
  response.once('close', () => sent.destroy());
  const answered = once(sent, 'response') as Promise<[http.IncomingMessage]>;
  await Promise.all([
    pipeline(request, sent),
    answered.then(([answer]) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      return pipeline(answer, response);
    }),
  ]);
}

async function travel(
  fate: Exclude<Fate, 'trickle'>,
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
