import { createReadStream, readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import path from 'node:path';
import { jackAtStart } from './jack-at-start.ts';
import type { OpenHeadphones } from './port.ts';

/** Where Linux lists its input devices; the jack of a sound card is one of them. */
const LIST = 'proc/bus/input/devices';
/** Linux `input.h`: a switch was moved, and it is the one of the headphones. */
const EV_SW = 5;
const SW_HEADPHONE_INSERT = 2;
/** `struct input_event` on 64 bits: 16 bytes of time, then type, code and value. */
const EVENT_BYTES = 24;

/**
 * The jack of a sound card under Linux, for a user of the group `input`. Its events tell of plugs that move, and
 * `amixer` how it stood before the first of them.
 *
 * @param root of the file system, and what `amixer` is called: others for tests
 */
export function jackHeadphones(root = '/', amixer = 'amixer'): OpenHeadphones {
  return (changed) => {
    const closing = new AbortController();
    const jacks = jacksIn(readList(path.join(root, LIST)));
    /** By the jack's event file; one that is not here has told nothing yet. */
    const told = new Map<string, boolean>();
    const isIn = () => [...told.values()].includes(true);
    const tell = (event: string, now: boolean) => {
      const before = isIn();
      told.set(event, now);
      if (isIn() !== before) changed();
    };
    const askHowItStands = async (name: string, event: string) => {
      // Two of one name cannot be told apart, nor what is in one that a microphone may be in too.
      if (jacks.filter((jack) => jack.name === name).length > 1 || /\bmic\b/i.test(name)) return;
      const now = await jackAtStart(name, root, amixer, closing.signal);
      if (now !== undefined && !told.has(event) && !closing.signal.aborted) tell(event, now);
    };
    const streams = jacks.map(({ name, event }) => {
      const stream = createReadStream(path.join(root, 'dev/input', event), {
        highWaterMark: EVENT_BYTES * 64,
      });
      stream.on('data', (bytes) => {
        for (const now of switched(Buffer.from(bytes))) tell(event, now);
      });
      // Only once its events are read: a plug that nobody would notice pulled out must not count as in.
      stream.once('open', () => void askHowItStands(name, event));
      // A kiosk whose user may not read it has none, nor one whose sound card has gone.
      stream.on('error', () => {
        stream.destroy();
        tell(event, false);
      });
      return stream;
    });
    return {
      isIn,
      close: () => {
        closing.abort();
        for (const stream of streams) stream.destroy();
      },
    };
  };
}

function readList(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

interface Jack {
  /** Of its sound card and of itself in one: `HDA Intel PCH Front Headphone`. */
  readonly name: string;
  /** Its file below `/dev/input`. */
  readonly event: string;
}

/** @param list as the kernel writes it, a paragraph for each device */
export function jacksIn(list: string): Jack[] {
  return list.split(/\n\s*\n/).flatMap((device) => {
    const name = /^N: Name="(.*headphone.*)"$/im.exec(device)?.[1];
    const event = /^H: Handlers=.*\b(event\d+)\b/m.exec(device)?.[1];
    return name === undefined || event === undefined ? [] : [{ name, event }];
  });
}

/** What the switch of the headphones was moved to, in order: true is in. Whole events come, as the kernel gives them. */
export function switched(bytes: Buffer): boolean[] {
  const little = endianness() === 'LE';
  const read16 = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const moved: boolean[] = [];
  for (let at = 0; at + EVENT_BYTES <= bytes.length; at += EVENT_BYTES) {
    if (read16(at + 16) !== EV_SW || read16(at + 18) !== SW_HEADPHONE_INSERT) continue;
    moved.push((little ? bytes.readInt32LE(at + 20) : bytes.readInt32BE(at + 20)) !== 0);
  }
  return moved;
}
