import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const installed = '/usr/lib/postgresql';
const startedAgainMs = 100;
const settledTimes = 5;
const lookEveryMs = 100;

/** As the system numbers them. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** A PostgreSQL of its own, from Debian's package, on a socket in a temporary folder, with everything durable. */
export interface RunningPostgres {
  /** The address of its one database, emptied: much quicker than a new one for every test. */
  emptyDatabase(): Promise<string>;
  /** Ends it at once, as a computer that restarts does, and starts it again, so that it recovers what it had committed. */
  restart(): Promise<void>;
  /** kill -9 of one process that works for somebody: PostgreSQL then throws all others out and recovers. */
  killOne(): Promise<void>;
  /** Waits until it answers, and goes on doing so. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** @param environmentOn what it is to be started with beside the usual, by its data folder and by who runs it where that is somebody else */
export async function startPostgres(
  environmentOn: (data: string, user: SystemUser | undefined) => NodeJS.ProcessEnv = () => ({}),
): Promise<RunningPostgres> {
  const bin = newestBin();
  const user = owner();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-postgres-'));
  if (user) chownSync(dir, user.uid, user.gid);
  const data = path.join(dir, 'data');
  const how = { ...user, cwd: dir, env: { ...process.env, LC_ALL: 'C', HOME: dir } };
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'tests', '-A', 'trust', '-E', 'UTF8'], {
    ...how,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const env = { ...how.env, ...environmentOn(data, user) };
  let isWanted = true;
  let server: ChildProcess;
  let again: NodeJS.Timeout | undefined;
  const start = () => {
    server = spawn(
      path.join(bin, 'postgres'),
      ['-D', data, '-k', dir, '-c', 'listen_addresses=', '-c', 'fsync=on'],
      { ...how, env, stdio: 'ignore' },
    );
    // It ends itself where the disk does not do what it has to, and an operator has it started again until that lasts.
    server.once('exit', () => {
      // Nobody who has nothing else to do waits for one that never starts.
      if (isWanted) again = setTimeout(start, startedAgainMs).unref();
    });
  };
  start();
  const url = `postgres://tests@localhost/postgres?host=${encodeURIComponent(dir)}`;
  await query(url, 'SELECT 1');
  /** The "immediate" way of stopping: what it holds is thrown away, so nothing need be brought to the disk first. */
  const end = async () => {
    isWanted = false;
    clearTimeout(again);
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGQUIT');
    await once(server, 'exit');
  };

  return {
    emptyDatabase: async () => {
      await query(url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      return url;
    },
    restart: async () => {
      await end();
      isWanted = true;
      start();
      await query(url, 'SELECT 1');
    },
    killOne: async () => {
      const others = await query(
        url,
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
      );
      for (const { pid } of others) process.kill(Number(pid), 'SIGKILL');
    },
    settle: async () => {
      // One that is about to end still answers now and then.
      for (let times = 0; times < settledTimes; times += 1) {
        await query(url, 'SELECT 1');
        await pause(lookEveryMs);
      }
    },
    stop: async () => {
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function newestBin(): string {
  const versions = existsSync(installed) ? readdirSync(installed) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) {
    throw new Error(
      'PostgreSQL is not installed, and half of the intake cannot be tried: apt-get install postgresql',
    );
  }
  return path.join(installed, newest, 'bin');
}

/** PostgreSQL does not run as root, so root starts it as the user that Debian's package made. */
function owner(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

/** On a connection of its own, as soon as the server takes one. */
async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  for (let tries = 0; ; tries++) {
    const client = new Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } catch (error) {
      if (tries > 300) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
