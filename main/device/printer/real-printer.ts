import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { withoutMessage, type OperatingLog } from '../../log/operating-log.ts';
import type { Printer } from './port.ts';
import { typeset } from './typeset.ts';

const timeoutMs = 8000;

/**
 * An ESC/POS printer: `/dev/usb/lp0` (or `\\.\LPT1`), or `tcp://192.168.1.50:9100`. Chinese letters go as GB 18030,
 * which such printers made for the mainland carry in their own memory.
 */
export function realPrinter(target: string, log: OperatingLog): Printer {
  // One after the other: two papers at once would come out as one.
  let last: Promise<unknown> = Promise.resolve();
  return {
    print: (paper) => {
      const printed = last.then(async () => {
        try {
          const commands = await typeset(paper, { command: 'escpos', cutting: true });
          await send(target, Buffer.from(commands, 'binary'));
          return 'printed' as const;
        } catch (error) {
          const { code } = withoutMessage(error);
          log.line('paper-failed', { device: target, code });
          return code === 'ENOENT' || code === 'ENXIO' ? ('no-printer' as const) : ('failed' as const);
        }
      });
      last = printed;
      return printed;
    },
  };
}

function send(target: string, bytes: Buffer): Promise<void> {
  return target.startsWith('tcp://') ? sendByNetwork(new URL(target), bytes) : sendToDevice(target, bytes);
}

function sendByNetwork({ hostname, port }: URL, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 9100), timeout: timeoutMs });
    socket.on('timeout', () => socket.destroy(Object.assign(new Error('Timed out'), { code: 'ETIMEDOUT' })));
    socket.on('error', reject);
    socket.on('connect', () => socket.end(bytes));
    socket.on('close', (failed) => {
      if (!failed) resolve();
    });
  });
}

async function sendToDevice(file: string, bytes: Buffer): Promise<void> {
  // Without `O_CREAT`: a device that is unplugged must not leave a file in its place.
  const device = await open(file, 'r+');
  try {
    await within(timeoutMs, device.write(bytes));
  } finally {
    await device.close();
  }
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('Timed out'), { code: 'ETIMEDOUT' })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
