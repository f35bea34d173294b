import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { withoutMessage, type OperatingLog } from '../../log/operating-log.ts';
import type { Printer } from './port.ts';
import { typeset } from './typeset.ts';

/** From when it is asked for until it has come out. Who asked for it may be gone after that. */
const deadlineMs = 8000;

/**
 * An ESC/POS printer: `/dev/usb/lp0` (or `\\.\LPT1`), or `tcp://192.168.1.50:9100`. Chinese letters go as GB 18030,
 * which such printers made for the mainland carry in their own memory.
 *
 * A paper whose deadline is over is never begun: it may hold a parking code, and must not come out in front of somebody
 * else when paper is put in again. The one that a printer was already given cannot be taken back.
 */
export function realPrinter(target: string, log: OperatingLog, withinMs = deadlineMs): Printer {
  // One after the other: two papers at once would come out as one. A device that is stuck holds up all that follow.
  let last: Promise<unknown> = Promise.resolve();
  return {
    print: async (paper) => {
      const late = AbortSignal.timeout(withinMs);
      const before = last;
      const sent = (async () => {
        await before;
        late.throwIfAborted();
        const commands = await typeset(paper, { command: 'escpos', cutting: true });
        late.throwIfAborted();
        await send(target, Buffer.from(commands, 'binary'), late);
      })();
      last = sent.catch(() => undefined);
      try {
        await orLate(sent, late);
        return 'printed';
      } catch (error) {
        const code = late.aborted ? 'ETIMEDOUT' : withoutMessage(error).code;
        log.line('paper-failed', { device: target, code });
        return code === 'ENOENT' || code === 'ENXIO' ? 'no-printer' : 'failed';
      }
    },
  };
}

function send(target: string, bytes: Buffer, late: AbortSignal): Promise<void> {
  return target.startsWith('tcp://')
    ? sendByNetwork(new URL(target), bytes, late)
    : sendToDevice(target, bytes);
}

function sendByNetwork({ hostname, port }: URL, bytes: Buffer, late: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 9100), signal: late });
    socket.on('error', reject);
    socket.on('connect', () => socket.end(bytes));
    socket.on('close', (failed) => {
      if (!failed) resolve();
    });
  });
}

/** Ends when the device has taken everything. One without paper blocks until there is some, and so does closing it. */
async function sendToDevice(file: string, bytes: Buffer): Promise<void> {
  // Without `O_CREAT`: a device that is unplugged must not leave a file in its place.
  const device = await open(file, 'r+');
  try {
    await device.write(bytes);
  } finally {
    await device.close();
  }
}

/** What `work` comes to, or the reason of `late` where that is first; `work` itself goes on. */
async function orLate(work: Promise<void>, late: AbortSignal): Promise<void> {
  let giveUp: (() => void) | undefined;
  const over = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('Too late'));
    late.addEventListener('abort', giveUp);
  });
  try {
    await Promise.race([work, over]);
  } finally {
    if (giveUp) late.removeEventListener('abort', giveUp);
  }
}
