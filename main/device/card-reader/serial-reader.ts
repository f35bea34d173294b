import type { SerialPort } from 'serialport';
import type { Mapping } from './mapping.ts';
import type { OpenCardReader } from './port.ts';
import { presenceOf } from './presence.ts';
import { understand } from './understand.ts';

/** A reader that was pulled out is looked for this often. */
const AGAIN_MS = 2000;
/** A card has some 200 bytes; whatever goes on for longer without an end of line is no reader of cards. */
const LONGEST_LINE = 16 * 1024;

/**
 * A reader on a serial port, which sends a line for each card. Its native part is loaded only where one is configured: a
 * kiosk without starts without it.
 */
export function serialReader(
  mapping: Extract<Mapping, { reader: 'lines' }>,
  againMs: number = AGAIN_MS,
): OpenCardReader {
  return ({ changed, read, amiss }) => {
    const { path, baudRate, encoding, separator } = mapping;
    const presence = presenceOf(changed);
    let port: SerialPort | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const again = () => {
      presence.turn(false);
      if (!presence.isClosed) timer = setTimeout(start, againMs);
    };
    const hear = (line: string) => {
      const understood = understand(line.split(separator), mapping);
      if (understood.kind === 'read') read(understood.card);
      if (understood.kind === 'amiss') amiss(understood.why);
    };
    const connect = async () => {
      const { SerialPort } = await import('serialport');
      if (presence.isClosed) return;
      const opened = new SerialPort({ path, baudRate, autoOpen: false });
      port = opened;
      const decoder = new TextDecoder(encoding);
      let text = '';
      opened.on('data', (bytes: Buffer) => {
        if (presence.isClosed) return;
        const lines = (text + decoder.decode(bytes, { stream: true })).split(/[\r\n]+/);
        text = (lines.pop() ?? '').slice(-LONGEST_LINE);
        for (const line of lines) if (line !== '') hear(line);
      });
      // `close` follows, or it never was open.
      opened.on('error', () => undefined);
      opened.on('close', again);
      opened.open((error) => (error ? again() : presence.turn(true)));
    };
    const start = () => void connect().catch(again);
    start();
    return {
      isThere: () => presence.isThere,
      close: () => {
        presence.close();
        clearTimeout(timer);
        if (port?.isOpen) port.close();
      },
    };
  };
}
