import net from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';

/** A line that carries only so much, whoever talks on it, and that may break. */
export interface SlowLine {
  readonly url: string;
  /** Bytes that came through to the other end so far, heads of requests among them. */
  carried(): number;
  /** Breaks every connection, and lets none come about for so long. */
  cut(forMs: number): void;
  close(): Promise<void>;
}

/** What goes amiss on a line beside that it is slow. */
export interface Loss {
  /** In [0, 1): what is lost, and when a connection is reset. */
  readonly random: () => number;
  /** Of what is sent, so much is lost and sent again, by TCP itself. */
  readonly share: number;
  /** After each turn a connection is reset as often as this, */
  readonly resets: number;
  /** and at the latest after so many bytes: what is longer goes on where it was cut, or never comes through. */
  readonly longestBytes: number;
}

/** TCP waits so long until it sends again what was lost, each time twice as long as before. */
const sentAgain = { afterMs: 200, atMostMs: 3_000 };

/** What one connection may send before it is another's turn. */
const turnBytes = 500;
/** Shorter than this nobody rests: the system's timers are no finer. */
const shortestMs = 2;

/**
 * @param loss what comes back is slowed only where something is lost as well: answers are short
 */
export async function slowLineTo(to: string, bytesPerSecond: number, loss?: Loss): Promise<SlowLine> {
  const { hostname, port } = new URL(to);
  const open = new Set<net.Socket>();
  const there = { bytesPerSecond, freeAt: 0 };
  const back = { bytesPerSecond: loss ? bytesPerSecond : Infinity, freeAt: 0 };
  let [carried, brokenUntil] = [0, 0];

  /** Waits until the line has carried so much more this way. */
  async function carry(way: typeof there, bytes: number): Promise<void> {
    const from = Math.max(way.freeAt, performance.now());
    way.freeAt = from + (bytes / way.bytesPerSecond) * 1000;
    const aheadMs = way.freeAt - performance.now();
    if (aheadMs > shortestMs) await rest(aheadMs);
    if (!loss) return;
    for (let ms = sentAgain.afterMs; loss.random() < loss.share; ms = Math.min(2 * ms, sentAgain.atMostMs))
      await rest(ms);
  }

  const server = net.createServer((near) => {
    if (performance.now() < brokenUntil) {
      near.resetAndDestroy();
      return;
    }
    const far = net.connect({ host: hostname, port: Number(port), noDelay: true });
    let left = loss?.longestBytes ?? Infinity;
    const pass = async (way: typeof there, from: net.Socket, other: net.Socket): Promise<void> => {
      for await (const data of from) {
        const bytes = data as Buffer;
        for (let at = 0; at < bytes.length; at += turnBytes) {
          const turn = bytes.subarray(at, at + turnBytes);
          await carry(way, turn.length);
          if (other.destroyed) return;
          if (way === there) carried += turn.length;
          other.write(turn);
          left -= turn.length;
          if (left < 0 || (loss && loss.random() < loss.resets)) {
            near.resetAndDestroy();
            far.resetAndDestroy();
          }
        }
      }
      // Not at the other's end: the last of what it sent may be on its way still.
      other.end();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => open.delete(socket));
    }
    near.once('close', () => far.destroy());
    pass(there, near, far).catch(() => far.destroy());
    pass(back, far, near).catch(() => near.destroy());
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no end');
  return {
    url: `http://127.0.0.1:${address.port}`,
    carried: () => carried,
    cut: (forMs) => {
      brokenUntil = performance.now() + forMs;
      for (const socket of open) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
}
