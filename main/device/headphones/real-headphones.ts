import { createReadStream, readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import type { OpenHeadphones } from './port.ts';

/** Where Linux lists its input devices; the jack of a sound card is one of them. */
const LIST = '/proc/bus/input/devices';
/** Linux `input.h`: a switch was moved, and it is the one of the headphones. */
const EV_SW = 5;
const SW_HEADPHONE_INSERT = 2;
/** `struct input_event` on 64 bits: 16 bytes of time, then type, code and value. */
const EVENT_BYTES = 24;

/**
 * The jack of a sound card under Linux, for a user of the group `input`. How it stands at first is told by nobody who
 * may be asked without a program of one's own, so headphones count from when they are plugged in.
 */
export const realHeadphones: OpenHeadphones = (changed) => {
  let isIn = false;
  const streams = jacks().map((device) => {
    const stream = createReadStream(device, { highWaterMark: EVENT_BYTES * 64 });
    stream.on('data', (bytes) => {
      for (const now of switched(Buffer.from(bytes))) {
        if (now === isIn) continue;
        isIn = now;
        changed();
      }
    });
    // A kiosk whose user may not read it has none.
    stream.on('error', () => stream.destroy());
    return stream;
  });
  return {
    isIn: () => isIn,
    close: () => {
      for (const stream of streams) stream.destroy();
    },
  };
};

function jacks(): string[] {
  try {
    return jacksIn(readFileSync(LIST, 'utf8'));
  } catch {
    return [];
  }
}

/** @param list as the kernel writes it, a paragraph for each device */
export function jacksIn(list: string): string[] {
  return list
    .split(/\n\s*\n/)
    .filter((device) => /^N: Name=".*headphone.*"$/im.test(device))
    .flatMap((device) => /^H: Handlers=.*\b(event\d+)\b/m.exec(device)?.[1] ?? [])
    .map((event) => `/dev/input/${event}`);
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
