import { expect, test } from 'vitest';
import type { Areas } from '../../../main/api/areas.ts';
import { eventHub } from '../../../main/api/event-hub.ts';
import { rpcAt } from '../../../main/api/rpc.ts';
import { operatingLog } from '../../../main/log/operating-log.ts';

const secret = '欧阳锦绣 13956780412';

/** The areas of a machine of which one part is broken. */
function brokenAt(broken: Partial<Record<keyof Areas, object>>): { areas: Areas; lines: string[] } {
  const lines: string[] = [];
  const areas = {
    events: eventHub(),
    log: operatingLog({ write: (line) => void lines.push(line) }),
    newReference: () => 'AB12CD',
    sessions: { openOn: () => '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10' },
    ...broken,
  } as unknown as Areas;
  return { areas, lines };
}

function call(areas: Areas, path: string, input?: unknown): Promise<Response> {
  const request = new Request(`http://kiosk/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: input }),
  });
  return rpcAt('/api', areas).handle(request, { screen: 'kiosk' });
}

test('a fault is answered with a reference number and nothing else', async () => {
  const { areas, lines } = brokenAt({
    catalog: {
      list: () => {
        throw new Error(`Cannot read ${secret}`);
      },
    },
    today: () => '2026-11-23',
  });
  const response = await call(areas, 'catalog/list');
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    json: expect.objectContaining({
      code: 'INTERNAL_SERVER_ERROR',
      data: { reference: 'AB12CD' },
    }) as unknown,
  });
  expect(text).not.toContain('Cannot read');
  // The log says where it broke, and not what was being read.
  expect(lines.join('')).toContain('AB12CD');
  expect(lines.join('')).toContain('catalog.list');
  expect(lines.join('')).toMatch(/rpc\.test\.ts:\d+:\d+/);
  expect(lines.join('')).not.toContain('欧阳');
  expect(lines.join('')).not.toContain('13956780412');
});

test('an answer of the wrong shape never leaves the machine', async () => {
  const { areas, lines } = brokenAt({ staff: { people: () => [{ id: 'a', name: 'b', pin: secret }] } });
  const response = await call(areas, 'staff/people');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('13956780412');
  expect(lines.join('')).not.toContain('13956780412');
});

test.each(['SQLITE_FULL', 'SQLITE_IOERR_FSYNC', 'SQLITE_READONLY', 'ENOSPC', 'EIO'])(
  'a disk that says %s is told as an answer that was not saved',
  async (code) => {
    const act = () => {
      throw Object.assign(new Error('disk'), { code });
    };
    const { areas, lines } = brokenAt({
      sessions: { openOn: () => '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10', act },
    });
    const response = await call(areas, 'session/back', {
      session: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10',
      from: { at: 'review' },
    });
    expect(response.status).toBe(507);
    expect(await response.json()).toMatchObject({ json: { code: 'not-saved', defined: true } });
    expect(lines).toEqual([]);
  },
);

test('a reader that does not read is told to fetch everything instead of filling the memory', async () => {
  const hub = eventHub();
  const stop = new AbortController();
  const events = hub.listen(stop.signal);
  expect((await events.next()).value).toEqual({ kind: 'hello' });
  for (let at = 0; at < 1000; at++) {
    hub.announce({
      kind: 'session.changed',
      session: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    });
  }
  const next = await events.next();
  expect(next.value).toEqual({ kind: 'hello' });
  stop.abort();
  for await (const _ of events) continue;
  expect(hub.listeners).toBe(0);
});

test('the same event twice is told once', async () => {
  const hub = eventHub();
  const stop = new AbortController();
  const events = hub.listen(stop.signal);
  await events.next();
  hub.announce({ kind: 'kiosk.changed' });
  hub.announce({ kind: 'kiosk.changed' });
  expect((await events.next()).value).toEqual({ kind: 'kiosk.changed' });
  const silent = events.next();
  stop.abort();
  expect(await silent).toEqual({ done: true, value: undefined });
});
