import { once } from 'node:events';
import net from 'node:net';

export interface LightAnswer {
  readonly status: number;
  /** What it asks to wait for; 0 where it asks for nothing. */
  readonly retryMs: number;
}

/**
 * Posts JSON over connections that stay open, and reads no more of an answer than its status, when to come again, and where it ends. Sender,
 * intake and database share one computer here, so whatever sending costs would be measured as the intake's; a kiosk has a
 * computer of its own.
 */
export interface LightSender {
  /** No more at once than there are connections. Rejects where the connection breaks off before the answer is whole. */
  post(body: Buffer): Promise<LightAnswer>;
  close(): void;
}

export async function openLightSender(url: string, connections: number): Promise<LightSender> {
  const { hostname, port, host, pathname } = new URL(url);
  const connect = async () => {
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    // One that breaks off while nobody posts would end the whole measurement; whoever takes it next sees that it is gone.
    socket.on('error', () => undefined);
    return socket;
  };
  const free: (net.Socket | undefined)[] = await Promise.all(Array.from({ length: connections }, connect));
  const headOf = (body: Buffer) =>
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
  const ask = (socket: net.Socket, body: Buffer) =>
    new Promise<LightAnswer>((resolve, reject) => {
      let answer = '';
      const broke = () => reject(new Error('The connection broke off'));
      const take = (bytes: Buffer) => {
        answer += bytes.toString('latin1');
        if (!isWhole(answer)) return;
        socket.off('data', take).off('close', broke);
        resolve({
          status: Number(answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 201'.length)),
          retryMs: Number(/\r\nretry-after: ([0-9]+)/i.exec(answer)?.[1] ?? 0) * 1000,
        });
      };
      // Not its errors alone: an intake that goes shuts the connection without one, and would be waited for for ever.
      socket.on('data', take).once('close', broke);
      socket.write(Buffer.concat([headOf(body), body]));
    });

  return {
    post: async (body) => {
      if (free.length === 0) throw new Error('Every connection is taken');
      let socket = free.pop();
      try {
        if (!socket || socket.closed || socket.destroyed) socket = await connect();
        return await ask(socket, body);
      } finally {
        free.push(socket?.destroyed ? undefined : socket);
      }
    },
    close: () => {
      for (const socket of free) socket?.destroy();
    },
  };
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: ([0-9]+)/i.exec(answer)?.[1];
  return answer.length >= head + '\r\n\r\n'.length + Number(length ?? 0);
}
