import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FetchHandler } from '../api/caller.ts';
import { secured } from '../api/security-headers.ts';
import { StartRefusal } from '../log/start-refusal.ts';
import { cookieName, isFromHere, mayPass, same, type Passes } from './gate.ts';
import { answerWith, requestFrom } from './node-http.ts';
import { startPage, startScript } from './start-page.ts';

export interface Loopback {
  /** To be opened once, by the browser that is to be the kiosk's screen. */
  readonly link: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The screen in front of which people stand: the same name after a restart, so that it finds its session again. */
const screen = 'kiosk';

/**
 * The machine behind http, for a browser on this computer and nobody else. `secret` draws unguessable text for the
 * start link, the cookie and the token.
 */
export async function serveLoopback(
  fetch: FetchHandler,
  port: number,
  secret: () => string,
): Promise<Loopback> {
  const passes: Passes = { cookie: secret(), token: secret() };
  let startSecret: string | undefined = secret();
  let origin = '';

  const route = (request: Request, signal: AbortSignal): Promise<Response> | Response => {
    const { pathname } = new URL(request.url);
    const start = /^\/start\/([A-Za-z0-9_-]+)$/.exec(pathname)?.[1];
    if (start !== undefined) {
      if (!startSecret || !same(start, startSecret) || !cameByLink(request)) return refuse();
      startSecret = undefined;
      const page = startPage(passes.token);
      page.headers.set('set-cookie', `${cookieName}=${passes.cookie}; HttpOnly; SameSite=Strict; Path=/`);
      return secured(page);
    }
    if (!mayPass(request, origin, passes)) return refuse();
    if (pathname === '/start.js') return secured(startScript());
    return fetch(request, { screen, signal });
  };

  /** Typed, handed over by the program that started us, or followed from anywhere: the secret is what counts. */
  const cameByLink = (request: Request) =>
    request.method === 'GET' &&
    request.headers.get('host') === new URL(origin).host &&
    (isFromHere(request, origin) || request.headers.get('sec-fetch-mode') === 'navigate');

  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const givenUp = new AbortController();
    outgoing.on('close', () => givenUp.abort());
    void answerWith(outgoing, async () => route(requestFrom(incoming, origin), givenUp.signal));
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error) => reject(portRefusal(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const { port: taken } = address;
  origin = `http://127.0.0.1:${taken}`;

  return {
    link: `${origin}/start/${startSecret}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portRefusal(error: Error, port: number): StartRefusal {
  const another = 'Choose another with --port, or 0 for any that is free.';
  return 'code' in error && error.code === 'EADDRINUSE'
    ? new StartRefusal('port-taken', `Port ${port} is taken by another program. ${another}`)
    : new StartRefusal('port-refused', `Port ${port} is not to be had on this computer. ${another}`);
}

function refuse(): Response {
  return secured(new Response('Not allowed', { status: 403 }));
}
