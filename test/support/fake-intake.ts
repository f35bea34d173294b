import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';

const quotes = Buffer.alloc(65_536, '"');

/** Much, packed into little: a thousandth. */
const bomb = (): Buffer => gzipSync(Buffer.alloc(2 ** 27, '"'), { level: 1 });

/**
 * What can stand between a kiosk and its intake. `after-storing-…`: the real intake behind it took the request, and
 * only its answer is lost.
 */
export type Misbehaviour =
  | 'web-page'
  | 'empty'
  | 'redirect'
  | 'not-found-page'
  | 'error-500'
  | 'busy-503'
  | 'reset'
  | 'nothing'
  | 'truncated'
  | 'endless'
  | 'bomb'
  | 'wrong-signature'
  | 'receipt-of-another'
  | 'after-storing-reset'
  | 'after-storing-truncated';

/** An intake that misbehaves on demand. Requests for which nothing is planned go through to the real one. */
export interface FakeIntake {
  readonly url: string;
  /** One entry is used up by each request. */
  readonly plan: Misbehaviour[];
  /** What every request is met with once the plan is used up; undefined lets it through. */
  always: Misbehaviour | undefined;
  /** Method and path of everything that came. */
  readonly seen: string[];
  close(): Promise<void>;
}

export async function startFakeIntake(real: { url: string }): Promise<FakeIntake> {
  let earlier = '';
  const fake = {
    plan: [] as Misbehaviour[],
    always: undefined as Misbehaviour | undefined,
    seen: [] as string[],
  };

  const server = createServer((request, response) => {
    fake.seen.push(`${request.method} ${request.url}`);
    const planned = fake.plan.shift() ?? fake.always;
    const passThrough = () => passOn(request, real.url);
    answer(planned, request, response, passThrough).catch(() => response.destroy());
  });

  async function answer(
    planned: Misbehaviour | undefined,
    request: IncomingMessage,
    response: ServerResponse,
    passThrough: () => Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>,
  ): Promise<void> {
    const plain = async (status: number, headers: Record<string, string>, body: string) => {
      request.resume();
      response.writeHead(status, headers).end(body);
    };
    switch (planned) {
      case 'web-page':
        return plain(200, { 'content-type': 'text/html' }, '<html><body>请先登录上网</body></html>');
      case 'empty':
        return plain(200, {}, '');
      case 'redirect':
        // Whoever follows it ends at the real intake, and would come home with a receipt.
        return plain(307, { location: `${real.url}${request.url}` }, '');
      case 'not-found-page':
        return plain(404, { 'content-type': 'text/html' }, '<h1>404</h1>');
      case 'error-500':
        return plain(500, { 'content-type': 'text/plain' }, 'Internal Server Error');
      case 'busy-503':
        return plain(503, { 'retry-after': '600' }, '');
      case 'reset':
        request.socket.destroy();
        return undefined;
      case 'nothing':
        request.resume();
        return undefined;
      case 'endless':
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json' });
        // A gigabyte is as good as no end: nobody should read that far.
        await pipeline(Readable.from(Array.from({ length: 16_384 }, () => quotes)), response).catch(
          () => undefined,
        );
        return undefined;
      case 'bomb':
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(bomb());
        return undefined;
      case 'truncated':
        request.resume();
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': '2000' });
        response.write('{"receipt":"eyJhbGciOi');
        setTimeout(() => response.destroy(), 20);
        return undefined;
      case 'receipt-of-another':
        return plain(201, { 'content-type': 'application/json' }, earlier);
      default:
    }
    const { status, headers, body } = await passThrough();
    if (status === 201 && body !== '') earlier = body;
    if (planned === 'after-storing-reset') {
      response.destroy();
    } else if (planned === 'after-storing-truncated') {
      response.writeHead(status, headers).write(body.slice(0, 40));
      setTimeout(() => response.destroy(), 20);
    } else if (planned === 'wrong-signature') {
      const turned = body.replace(/.{6}"}$/, (end) => (end.startsWith('AAAAAA') ? `BBBBBB"}` : `AAAAAA"}`));
      response.writeHead(status, headers).end(turned);
    } else {
      response.writeHead(status, headers).end(body);
    }
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return Object.assign(fake, {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  });
}

function passOn(
  request: IncomingMessage,
  url: string,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
  return new Promise((resolve, reject) => {
    const onward = forward(new URL(request.url ?? '/', url), {
      method: request.method,
      headers: request.headers,
    });
    onward.on('error', reject);
    onward.on('response', (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body }),
        reject,
      );
    });
    request.pipe(onward);
  });
}
