import { afterEach, beforeEach, expect, test, vi, type Mock } from 'vitest';
import { machineRoom } from '../../../main/electron/machine-room.ts';
import type { Machine, MachineStarted } from '../../../main/machine.ts';

const request = new Request('http://kiosk/');
const caller = { screen: 'kiosk' };
const refused: MachineStarted = { ok: false, code: 'in-use', sentence: 'The folder <x> is in use.' };

const files = (asked: Request): Promise<Response | undefined> =>
  Promise.resolve(asked.method === 'GET' ? new Response(`file ${new URL(asked.url).pathname}`) : undefined);

const noFiles = (): Promise<undefined> => Promise.resolve(undefined);

function machine(): Machine & { close: Mock<() => Promise<void>> } {
  return {
    fetch: () => Promise.resolve(new Response('a screen')),
    underWay: () => 0,
    isEnrolled: true,
    demoPin: undefined,
    close: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a request that comes while the machine starts waits for it', async () => {
  let stand: ((outcome: MachineStarted) => void) | undefined;
  const starting = new Promise<MachineStarted>((resolve) => {
    stand = resolve;
  });
  const room = machineRoom(() => starting, noFiles, { started: () => {}, refused: () => {} });
  const answer = room.fetch(request, caller);
  stand?.({ ok: true, machine: machine() });
  expect(await (await answer).text()).toBe('a screen');
});

test('a machine that refused says so on screen, and is tried again until it stands', async () => {
  const outcomes: MachineStarted[] = [refused, refused, { ok: true, machine: machine() }];
  const sentences: string[] = [];
  const started = vi.fn<(machine: Machine) => void>();
  const room = machineRoom(() => Promise.resolve(outcomes.shift() ?? refused), noFiles, {
    started,
    refused: (sentence) => sentences.push(sentence),
  });

  const sorry = await room.fetch(request, caller);
  expect(sorry.status).toBe(503);
  const page = await sorry.text();
  expect(page).toContain('这台机器现在用不了');
  expect(page).toContain('The folder &#60;x&#62; is in use.');

  await vi.advanceTimersByTimeAsync(60_000);
  expect(sentences).toEqual([refused.sentence, refused.sentence]);
  expect(started).toHaveBeenCalledOnce();
  expect(await (await room.fetch(request, caller)).text()).toBe('a screen');
});

test('what only the operator can mend is told once, stays on the screen and is not tried again', async () => {
  const start = vi.fn<() => Promise<MachineStarted>>(() => Promise.resolve({ ...refused, lasting: true }));
  const sentences: string[] = [];
  const room = machineRoom(start, noFiles, { started: () => {}, refused: (said) => sentences.push(said) });
  await room.fetch(request, caller);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await (await room.fetch(request, caller)).text()).toContain('The folder &#60;x&#62; is in use.');
  expect(start).toHaveBeenCalledOnce();
  expect(sentences).toEqual([refused.sentence]);
});

test('a start that is thrown out of is out of order and tried again too', async () => {
  const start = vi.fn<() => Promise<MachineStarted>>(() => Promise.resolve({ ok: true, machine: machine() }));
  start.mockRejectedValueOnce(new Error('no such module'));
  const sentences: string[] = [];
  const room = machineRoom(start, noFiles, { started: () => {}, refused: (said) => sentences.push(said) });
  expect((await room.fetch(request, caller)).status).toBe(503);
  expect(sentences).toEqual([expect.stringContaining('could not start')]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await (await room.fetch(request, caller)).text()).toBe('a screen');
});

test('closing closes the machine, and nothing is tried after it', async () => {
  const running = machine();
  const room = machineRoom(() => Promise.resolve({ ok: true, machine: running }), noFiles, {
    started: () => {},
    refused: () => {},
  });
  await room.fetch(request, caller);
  await room.close();
  expect(running.close).toHaveBeenCalledOnce();

  const start = vi.fn<() => Promise<MachineStarted>>(() => Promise.resolve(refused));
  const refusing = machineRoom(start, noFiles, { started: () => {}, refused: () => {} });
  await refusing.fetch(request, caller);
  await refusing.close();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(start).toHaveBeenCalledOnce();
});

test('the screen is given its own files before the machine starts, which its first script begins', async () => {
  const start = vi.fn<() => Promise<MachineStarted>>(() => Promise.resolve({ ok: true, machine: machine() }));
  const room = machineRoom(start, files, { started: () => {}, refused: () => {} });

  const page = await room.fetch(new Request('http://kiosk/'), caller);
  expect(await page.text()).toBe('file /');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await (await room.fetch(new Request('http://kiosk/a.js'), caller)).text()).toBe('file /a.js');
  expect(start).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(1_000);
  expect(start).toHaveBeenCalledOnce();
  expect(await (await room.fetch(new Request('http://kiosk/'), caller)).text()).toBe('a screen');
});

test('what only the machine can answer begins its start', async () => {
  const start = vi.fn<() => Promise<MachineStarted>>(() => Promise.resolve({ ok: true, machine: machine() }));
  const room = machineRoom(start, noFiles, { started: () => {}, refused: () => {} });
  expect(await (await room.fetch(new Request('http://kiosk/api', { method: 'POST' }), caller)).text()).toBe(
    'a screen',
  );
  expect(start).toHaveBeenCalledOnce();
});
