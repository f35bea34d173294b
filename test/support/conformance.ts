import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answered, Asked, ShellUnderTest } from './shell-under-test.ts';

const fault = {
  during: 'drawing',
  fault: 'TypeError',
  place: { script: 'yes-no', line: 1, column: 20_317 },
} as const;

/**
 * What every shell has to hold to, whatever stands between the page and the machine. Called once for each shell, in a
 * test file whose suffix says what that shell needs.
 */
export function conformance(name: string, open: () => Promise<ShellUnderTest>): void {
  describe(`the contract over ${name}`, { timeout: 60_000 }, () => {
    let shell: ShellUnderTest;
    beforeAll(async () => {
      shell = await open();
    });
    afterAll(() => shell?.close());

    const call = (path: string, input?: unknown): Promise<Answered> => shell.send(`/api/${path}`, rpc(input));
    const idle = async () => {
      await expect.poll(() => shell.underWay(), { timeout: 10_000 }).toBe(0);
    };

    test('a call of the contract is answered', async () => {
      const { status, text } = await call('kiosk/state');
      expect(status).toBe(200);
      expect(result(text)).toMatchObject({ demo: true, session: null });
    });

    test.each(['nope', 'session/nope', '__proto__', 'constructor', 'session/__proto__/start', 'session', ''])(
      'an unknown call is not found: "%s"',
      async (path) => {
        expect((await call(path)).status).toBe(404);
      },
    );

    test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is no way to make a call', async (method) => {
      expect((await shell.send('/api/kiosk/state', { method })).status).toBe(405);
    });

    test.each<[string, string, unknown]>([
      ['another type', 'session/start', { service: 5, language: 'zh-CN' }],
      ['a part missing', 'session/start', { service: 'elder-allowance' }],
      [
        'a part too many',
        'session/start',
        { service: 'elder-allowance', language: 'zh-CN', screen: 'other' },
      ],
      ['nothing', 'session/answer', undefined],
      ['an array', 'session/answer', [1, 2, 3]],
      ['a text too long', 'kiosk/report', { ...fault, place: { ...fault.place, script: 'x'.repeat(41) } }],
      ['a fault that quotes what somebody typed', 'kiosk/report', { ...fault, fault: '13956780412' }],
      [
        'a fault in a script named by what somebody typed',
        'kiosk/report',
        { ...fault, place: { ...fault.place, script: 'a-13956780412' } },
      ],
      [
        'a fault at a place that is somebody’s telephone number',
        'kiosk/report',
        { ...fault, place: { ...fault.place, column: 13_956_780_412 } },
      ],
      ['a message of a fault', 'kiosk/report', { ...fault, message: 'x' }],
      ['no UUID', 'session/view', { session: '../../etc/passwd' }],
    ])('a wrong shape is refused: %s', async (_, path, input) => {
      const { status, text } = await call(path, input);
      expect(status).toBe(400);
      // Neither what was sent nor how it is checked is told back.
      expect(JSON.parse(text)).toEqual({
        json: expect.objectContaining({ code: 'BAD_REQUEST', defined: false }) as unknown,
      });
      expect(text).not.toContain('issues');
    });

    test.each<[string, Asked, number]>([
      ['half a JSON', raw('{"json":{"service":'), 400],
      ['no JSON', raw('<html>'), 400],
      ['deep JSON', raw(`{"json":${'['.repeat(20_000)}${']'.repeat(20_000)}}`), 400],
      ['a path into the prototype', raw('{"json":{},"meta":[[1,"__proto__","x"]]}'), 400],
      ['a type that nobody knows', raw('{"json":{"where":"x","message":1},"meta":[[99,"message"]]}'), 400],
      ['a form', raw('a=b', 'application/x-www-form-urlencoded'), 415],
      ['a text', raw('{"json":{}}', 'text/plain'), 415],
      ['a stream', raw('event: message\n\n', 'text/event-stream'), 415],
    ])('a malformed body is refused: %s', async (_, asked, status) => {
      expect((await shell.send('/api/kiosk/report', asked)).status).toBe(status);
      await idle();
    });

    test.each([65 * 1024, 3 * 1024 * 1024])('a body of %i bytes is too large', async (size) => {
      const { status } = await shell.send('/api/kiosk/report', raw(`{"json":"${'x'.repeat(size)}"}`));
      expect(status).toBe(413);
      await idle();
    });

    test('a flood is thrown back, and afterwards everything works', async () => {
      const flood = await Promise.all(
        Array.from({ length: 80 }, () => call('staff/signIn', { staff: 'nobody', pin: '000000' })),
      );
      const statuses = new Set(flood.map(({ status }) => status));
      for (const status of statuses) expect([401, 429]).toContain(status);
      const hits = await Promise.all(Array.from({ length: 80 }, () => call('kiosk/state')));
      for (const { status } of hits) expect([200, 429]).toContain(status);
      expect(hits.some(({ status }) => status === 429) || !shell.sendsAllAtOnce).toBe(true);
      await idle();
      expect((await call('kiosk/state')).status).toBe(200);
    });

    describe('calls above the rights of who makes them', () => {
      const stranger = '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10';

      test.each(['staff/overview', 'staff/retry'])('%s is for staff', async (path) => {
        expect((await call(path)).status).toBe(403);
      });
      test.each(['staff/open', 'staff/putAway'])('%s is for staff', async (path) => {
        expect((await call(path, { session: stranger })).status).toBe(403);
      });
      test.each(['view', 'leave'])('session.%s is for the session that is open here', async (verb) => {
        const { status, text } = await call(`session/${verb}`, { session: stranger });
        expect(status).toBe(410);
        expect(result(text)).toMatchObject({ code: 'session-gone', defined: true });
      });
      test('a slip is for the screen that shows it', async () => {
        expect((await call('submission/slip', { submission: stranger })).status).toBe(410);
      });
      test('photos are for the session that is open here', async () => {
        expect((await shell.send(`/attachment/${stranger}`)).status).toBe(404);
        const put = await shell.send(`/attachment?session=${stranger}&question=scene`, {
          method: 'PUT',
          headers: { 'content-type': 'image/jpeg' },
          body: 'x',
        });
        expect(put.status).toBe(410);
      });
      test('staff have their rights from signing in to signing out', async () => {
        const [person] = result((await call('staff/people')).text) as { id: string }[];
        expect((await call('staff/signIn', { staff: person?.id, pin: shell.pin })).status).toBe(200);
        expect((await call('staff/overview')).status).toBe(200);
        await call('staff/signOut');
        expect((await call('staff/overview')).status).toBe(403);
      });
    });

    test('nobody but the kiosk’s own page can call', async () => {
      const tried = await shell.strangers();
      for (const [stranger, outcome] of Object.entries(tried)) {
        expect([stranger, outcome]).toEqual([stranger, expect.toSatisfy(isRefusal)]);
      }
    });

    test.each([
      '/voice/espeak-ng/..%2f..%2f..%2fpackage.json',
      '/voice/espeak-ng/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/%00',
      `/catalog/${'0'.repeat(64)}/service.json`,
      '/catalog/../package.json',
      '/.git/config',
    ])('no file outside is served: %s', async (path) => {
      const { status, text } = await shell.send(path);
      expect(status).toBe(404);
      expect(text).not.toContain('bangban');
    });

    test('every answer carries the policy', async () => {
      for (const path of ['/', '/api/kiosk/state', '/nothing-here', '/voice/espeak-ng/package.json']) {
        const { headers } = await shell.send(path);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['content-security-policy']).not.toContain('unsafe-inline');
        expect(headers['x-content-type-options']).toBe('nosniff');
      }
    });

    test('the voice and the catalog are served with their types', async () => {
      expect((await shell.send('/voice/espeak-ng/espeak-ng.js')).headers['content-type']).toContain(
        'text/javascript',
      );
      const { services } = result((await call('catalog/list')).text) as {
        services: { digest: string; picture: string }[];
      };
      const [first] = services;
      const texts = await shell.send(`/catalog/${first?.digest}/text.zh-CN.json`);
      expect(JSON.parse(texts.text)).toHaveProperty('title');
      const picture = await shell.send(`/catalog/${first?.digest}/pictures/${first?.picture}.svg`);
      expect(picture.headers['content-type']).toBe('image/svg+xml');
    });

    test('a call that is given up leaves nothing behind', async () => {
      for (let times = 0; times < 5; times++) {
        await shell.giveUp('/api/staff/signIn', rpc({ staff: 'nobody', pin: '000000' }));
      }
      await idle();
      expect((await call('kiosk/state')).status).toBe(200);
    });

    test('events come in one stream, which is cut and taken up again', async () => {
      const first = await shell.listen();
      expect(await first.next()).toEqual({ kind: 'hello' });
      const started = await call('session/start', { service: 'elder-allowance', language: 'zh-CN' });
      const { session } = result(started.text) as { session: string };
      expect(await first.next()).toEqual({ kind: 'session.changed', session });
      await first.cut();
      await idle();

      const second = await shell.listen();
      expect(await second.next()).toEqual({ kind: 'hello' });
      await call('session/leave', { session });
      expect(await second.next()).toEqual({ kind: 'session.changed', session });
      await second.cut();
      await idle();
    });

    test('a page that opens stream after stream is stopped', async () => {
      const streams = [];
      for (let times = 0; times < 4; times++) streams.push(await shell.listen());
      const fifth = await shell.listen();
      expect(fifth.status).toBe(429);
      for (const stream of streams) await stream.cut();
      await idle();
    });

    test('nothing is left over 20 reloads', async () => {
      for (let times = 0; times < 20; times++) {
        const stream = await shell.listen();
        expect(stream.status).toBe(200);
        await stream.next();
        await shell.reload();
      }
      await idle();
      expect((await call('kiosk/state')).status).toBe(200);
    });
  });
}

function rpc(input: unknown): Asked {
  return raw(JSON.stringify(input === undefined ? {} : { json: input }));
}

function raw(body: string, type = 'application/json'): Asked {
  return { method: 'POST', headers: { 'content-type': type }, body };
}

function result(text: string): unknown {
  return (JSON.parse(text) as { json: unknown }).json;
}

function isRefusal(outcome: number | 'blocked'): boolean {
  return outcome === 'blocked' || outcome === 403;
}
