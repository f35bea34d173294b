import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openLightSender } from './light-sender.ts';

test('a connection that breaks off is told, and the next post has a new one', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked === 1) request.socket.end();
    else response.writeHead(429, { 'retry-after': '3' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sender = await openLightSender(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/submissions`,
    1,
  );

  await expect(sender.post(Buffer.from('{}'))).rejects.toThrow('broke off');
  expect(await sender.post(Buffer.from('{}'))).toEqual({ status: 429, retryMs: 3_000 });

  sender.close();
  server.close();
  await once(server, 'close');
});
