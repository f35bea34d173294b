import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterEach, expect, test } from 'vitest';
import { newDataDir } from '../support/electron-kiosk.ts';
import { electronExecutable } from '../support/electron.ts';
import { endProcessesOf } from '../support/processes-of.ts';

const dataDir = newDataDir();
afterEach(() => {
  endProcessesOf(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

const typed = '郝琪';

test('after an error that nobody caught the kiosk starts again, shows no box, and writes nothing of what was typed', async () => {
  // Not by Playwright, whose own start of a program would wait for it when the program starts itself.
  const program = spawn(
    electronExecutable(),
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--inspect=0',
      '--remote-debugging-port=0',
      path.resolve('.'),
      '--data-dir',
      dataDir,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let written = '';
  program.stderr.on('data', (bytes: Buffer) => (written += bytes.toString()));
  const ended = once(program, 'exit');
  const first = await shown();
  await expect.poll(() => written).toMatch(/Debugger listening on ws:/);

  const main = /Debugger listening on (ws:\S+)/.exec(written)?.[1] ?? '';
  // Out of a timer, where nothing of ours stands around it.
  await evaluated(main, `setTimeout(() => { throw new Error('${typed}'); }); ''`);
  expect(await ended).toEqual([1, null]);
  expect(written).toContain('"msg":"program-failed"');
  expect(written).not.toContain(typed);
  expect(await shown(first.port)).toMatchObject({ heading: first.heading });
});

/** The heading of the window, once there is one at another port than the one before. */
async function shown(before?: string): Promise<{ port: string; heading: string }> {
  const file = path.join(dataDir, 'shell/DevToolsActivePort');
  const read = () => (existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[0] ?? '') : '');
  await expect.poll(read, { timeout: 30_000 }).not.toBeOneOf(['', before]);
  const port = read();
  const heading = async () => {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as Target[];
    const window = targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
    return window ? evaluated(window, "document.querySelector('h1')?.textContent ?? ''") : '';
  };
  await expect.poll(heading, { timeout: 30_000 }).not.toBe('');
  return { port, heading: await heading() };
}

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

/** What comes of the script there; Playwright cannot attach to an Electron that it has not started. */
async function evaluated(debuggerUrl: string, expression: string): Promise<string> {
  const socket = new WebSocket(debuggerUrl);
  await once(socket, 'open');
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
  const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>];
  socket.close();
  return (JSON.parse(data) as { result: { result: { value: string } } }).result.result.value;
}
