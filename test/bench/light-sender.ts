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
  /** No more at once than there are connections. */
  post(body: Buffer): Promise<LightAnswer>;
  close(): void;
}

export async function openLightSender(url: string, connections: number): Promise<LightSender> {
  const { hostname, port, host, pathname } = new URL(url);
  const free = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
      await once(socket, 'connect');
      return socket;
    }),
  );
  const headOf = (body: Buffer) =>
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );

  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        const socket = free.pop();
        if (!socket) throw new Error('Every connection is taken');
        let answer = '';
        const take = (bytes: Buffer) => {
          answer += bytes.toString('latin1');
          if (!isWhole(answer)) return;
          socket.off('data', take).off('error', reject);
          free.push(socket);
          resolve({
            status: Number(answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 201'.length)),
            retryMs: Number(/\r\nretry-after: ([0-9]+)/i.exec(answer)?.[1] ?? 0) * 1000,
          });
        };
        socket.on('data', take).once('error', reject);
        socket.write(Buffer.concat([headOf(body), body]));
      }),
    close: () => {
      for (const socket of free) socket.destroy();
    },
  };
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: ([0-9]+)/i.exec(answer)?.[1];
  return answer.length >= head + '\r\n\r\n'.length + Number(length ?? 0);
}
