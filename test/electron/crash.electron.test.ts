import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { bundle } from '../support/bundle.ts';
import { crashed, crashHome } from '../support/crash.ts';
import { electronExecutable } from '../support/electron.ts';

test('a page and a machine in Electron that crash leave nobody’s memory on the disk', async () => {
  expect(
    await leftByCrashes((dir) => [
      path.resolve('.'),
      '--data-dir',
      path.join(dir, 'data'),
      '--window',
      '800x600',
    ]),
  ).toEqual([]);
});

test('a program that starts Electron’s own reports of crashes leaves it: the test above can fail', async () => {
  const reporting = await bundle('test/support/reported-crashes.ts');
  expect(await leftByCrashes((dir) => [reporting, dir])).not.toEqual([]);
});

/** What lies in a home of its own when the program and its page have crashed. */
async function leftByCrashes(program: (dir: string) => string[]): Promise<string[]> {
  const { dir, environment } = crashHome();
  const child = spawn(
    electronExecutable(),
    [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...program(dir)],
    { stdio: 'ignore', env: { ...process.env, ...environment } },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const left = await crashed(dir);
  await ended;
  rmSync(dir, { recursive: true, force: true });
  return left;
}
