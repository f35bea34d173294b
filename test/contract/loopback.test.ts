import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { conformance } from '../support/conformance.ts';
import { loopbackShell, passesOf, startLoopback } from '../support/loopback-shell.ts';

conformance('http on loopback, from a program', loopbackShell);

test('calls that never end take up the places of their screen, and give them back when they break off', async () => {
  const { machine, link, origin, close } = await startLoopback();
  const passes = await passesOf(link);
  const { port } = new URL(origin);
  const head = [
    'POST /api/kiosk/report HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    ...Object.entries(passes).map(([name, value]) => `${name}: ${value}`),
    'content-type: application/json',
    'content-length: 60',
    '\r\n{"json":',
  ].join('\r\n');
  const slow = Array.from({ length: 24 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(head);
    return socket;
  });
  await expect.poll(() => machine.underWay()).toBe(24);

  const call = () => fetch(`${origin}/api/kiosk/state`, { method: 'POST', headers: passes });
  expect((await call()).status).toBe(429);
  for (const socket of slow) socket.destroy();
  await expect.poll(() => machine.underWay()).toBe(0);
  expect((await call()).status).toBe(200);
  await close();
});
