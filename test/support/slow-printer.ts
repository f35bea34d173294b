import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A printer on the network that takes every paper and does not say that it is done until it is told to. */
export interface SlowPrinter {
  /** As `--printer` takes it. */
  readonly target: string;
  /** How many papers came. */
  papers(): number;
  /** Is done with what it has, and from now on at once. */
  finish(): void;
  /** Breaks off what it has, as one does whose cover is opened. */
  fail(): void;
  close(): Promise<void>;
}

export async function slowPrinter(): Promise<SlowPrinter> {
  const open = new Set<Socket>();
  let papers = 0;
  let quick = false;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    papers += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.resume();
    socket.on('end', () => {
      if (quick) socket.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    target: `tcp://127.0.0.1:${port}`,
    papers: () => papers,
    finish: () => {
      quick = true;
      for (const socket of open) socket.end();
    },
    fail: () => {
      for (const socket of open) socket.resetAndDestroy();
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
