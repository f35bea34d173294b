import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { IntakeStore } from '../../intake/store/port.ts';
import { startIntake, type RunningIntake } from './running-intake.ts';

/**
 * Two intakes that share a database and a folder, behind one address: of the requests that come, one goes to the one and the
 * next to the other, whoever sent them.
 *
 * @param stores one for each, on the same database
 */
export async function startTwoIntakes(
  stores: readonly [IntakeStore, IntakeStore],
  given: Parameters<typeof startIntake>[0] = {},
): Promise<RunningIntake> {
  const first = await startIntake({ ...given, store: stores[0] });
  const second = await startIntake({ ...given, store: stores[1], dataDir: first.dataDir });
  const front = await inTurn([first.url, second.url]);
  return {
    ...first,
    url: front.url,
    close: async () => {
      await front.close();
      await second.close();
      await first.close();
    },
  };
}

/**
 * A web server as it may stand before several intakes: it takes a request whole and then passes it on to the next of them.
 * Where that one is not there, whoever asked hears nothing.
 */
export async function inTurn(
  urls: readonly string[],
): Promise<{ readonly url: string; close(): Promise<void> }> {
  let turn = 0;
  const server = http.createServer((request, response) => {
    passOn(request, response, urls[turn++ % urls.length] ?? '').catch(() => response.destroy());
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function passOn(request: IncomingMessage, response: ServerResponse, to: string): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const body = await buffer(request);
  const headers = Object.entries(request.headers).filter(([name]) => !ofThisConnection.includes(name));
  const answer = await fetch(new URL(url, to), {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
    redirect: 'manual',
    ...(body.length > 0 && { body }),
  });
  const content = Buffer.from(await answer.arrayBuffer());
  const kept = [...answer.headers].filter(([name]) => !ofThisConnection.includes(name));
  response.writeHead(answer.status, Object.fromEntries(kept)).end(content);
}

const ofThisConnection = ['connection', 'keep-alive', 'transfer-encoding', 'host', 'expect'];
