import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A desktop's session with a keyring that is unlocked, as whoever signs in there has it. */
export interface KeyringSession {
  /** For a program that is to find it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Where it is not, `npm test` has it installed if it may. */
export function isKeyringHere(): boolean {
  return ['gnome-keyring-daemon', 'dbus-run-session'].every(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
  );
}

export async function startKeyring(): Promise<KeyringSession> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'bangban-keyring-'));
  const own = { HOME: home, XDG_RUNTIME_DIR: home, XDG_CURRENT_DESKTOP: 'GNOME' };
  // It ends with its standard input, and the bus and the keyring with it.
  const script =
    'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null; echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null';
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...own },
  });
  const ended = once(session, 'exit');
  const [address] = (await Promise.race([
    once(createInterface(session.stdout), 'line'),
    ended.then(() => Promise.reject(new Error('The session with the keyring ended'))),
  ])) as [string];
  return {
    environment: { ...own, DBUS_SESSION_BUS_ADDRESS: address },
    close: async () => {
      session.stdin.end();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
