import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answerWith } from '../../../main/loopback/node-http.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Answers a body without an end, once it is told to; says how often that was cancelled. */
async function slowly(ready: Promise<void>, first?: Uint8Array) {
  let cancelled = 0;
  let left = false;
  const body = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        if (first) controller.enqueue(first);
      },
      cancel: () => void (cancelled += 1),
    });
  let answered: Promise<void> | undefined;
  server = createServer((_request, outgoing) => {
    outgoing.on('close', () => (left = true));
    answered = answerWith(outgoing, async () => {
      await ready;
      return new Response(body());
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
  caller.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n');
  await expect.poll(() => answered !== undefined).toBe(true);
  return { caller, answered: () => answered, cancelled: () => cancelled, left: () => left };
}

test.each([
  ['that has nothing to say yet', undefined],
  ['that has begun to say something', new Uint8Array(10)],
])('an answer %s is cancelled when its caller left before it was ready', async (_, first) => {
  let beReady: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => (beReady = resolve));
  const { caller, answered, cancelled, left } = await slowly(ready, first);
  caller.destroy();
  await expect.poll(left).toBe(true);
  beReady?.();
  await answered();
  expect(cancelled()).toBe(1);
});

test('an answer is cancelled when its caller leaves in the middle', async () => {
  const { caller, answered, cancelled } = await slowly(Promise.resolve(), new Uint8Array(10));
  await new Promise((came) => caller.once('data', came));
  caller.destroy();
  await answered();
  expect(cancelled()).toBe(1);
});
