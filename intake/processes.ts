import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { z } from 'zod';

const againAfterMs = 1_000;
/** What comes with the event of a message. */
const messageShape = z.tuple([z.object({ url: z.string() })], z.unknown());

/**
 * Runs this program as often as asked, behind one port: a process of Node works on one core. They share nothing but the
 * database and the folder, as intakes on several computers do. One that ends by itself is started anew.
 *
 * @returns where they listen, once all of them do; rejects where one cannot start
 */
export async function startProcesses(count: number): Promise<{ url: string; stop(): void }> {
  let stopping = false;
  const first = await Promise.all(Array.from({ length: count }, () => ready(cluster.fork())));
  cluster.on('exit', () => {
    if (!stopping) setTimeout(() => !stopping && cluster.fork(), againAfterMs);
  });
  return {
    url: first[0] ?? '',
    stop: () => {
      stopping = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
    },
  };
}

async function ready(worker: Worker): Promise<string> {
  const ended = once(worker, 'exit').then(() => {
    throw new Error('A process of it has ended');
  });
  return messageShape.parse(await Promise.race([once(worker, 'message'), ended]))[0].url;
}

/** One of several: tells whoever started it that it listens. */
export function sayReady(url: string): void {
  cluster.worker?.send({ url });
}

/** Lets go of whoever started it, so that this process ends when it has nothing more to do. */
export function letGo(): void {
  cluster.worker?.disconnect();
}
