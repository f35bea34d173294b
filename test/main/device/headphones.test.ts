import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cardOf } from '../../../main/device/headphones/jack-at-start.ts';
import { jackHeadphones, jacksIn, switched } from '../../../main/device/headphones/jack-headphones.ts';
import type { Headphones, OpenHeadphones } from '../../../main/device/headphones/port.ts';
import { anyOf } from '../../../main/device/headphones/real-headphones.ts';
import { usbHeadphones } from '../../../main/device/headphones/usb-headphones.ts';

// The real readers on files as Linux has them, in a folder that stands for the root of the file system.

/** As a kernel writes it, shortened. */
const list = `I: Bus=0019 Vendor=0000 Product=0001 Version=0000
N: Name="Power Button"
H: Handlers=kbd event0
B: EV=3

I: Bus=0000 Vendor=0000 Product=0000 Version=0000
N: Name="HDA Intel PCH Front Headphone"
P: Phys=ALSA
H: Handlers=event7
B: EV=21
B: SW=4
`;

const cards = ` 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xf7c10000 irq 133
 1 [Device         ]: USB-Audio - USB Audio Device
                      C-Media Electronics Inc. USB Audio Device at usb-0000:00:14.0-4, full speed
`;

/** As `amixer cget` prints it. */
const printed = (value: 'on' | 'off') => `numid=12,iface=CARD,name='Front Headphone Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values=${value}
`;

/** `struct input_event` on 64 bits. */
function event(type: number, code: number, value: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

let root: string;
let atEnd: (() => void)[];
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bangban-headphones-'));
  atEnd = [];
});
afterEach(() => {
  for (const end of atEnd.toReversed()) end();
  rmSync(root, { recursive: true, force: true });
});

function write(name: string, content: string): string {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function opened(open: OpenHeadphones): { headphones: Headphones; changed: () => void } {
  const changed = vi.fn<() => void>();
  const headphones = open(changed);
  atEnd.push(headphones.close);
  return { headphones, changed };
}

/** A program that prints what `amixer` printed, if it is asked for this jack of this card and nothing else. */
function amixer(out: string, { before = '', status = 0 } = {}): string {
  write('printed.txt', out);
  const file = write(
    'amixer',
    `#!/bin/sh
touch '${root}/asked'
[ "$*" = "-c 0 cget iface=CARD,name='Front Headphone Jack'" ] || exit 1
${before}
cat '${root}/printed.txt'
exit ${status}
`,
  );
  chmodSync(file, 0o755);
  return file;
}
const wasAsked = () => vi.waitFor(() => expect(existsSync(path.join(root, 'asked'))).toBe(true));
/** What a USB card does is seen when it is looked for next. */
const watched = (counting: readonly string[]) => opened(usbHeadphones(counting, root, 20));
const becomes = (headphones: Headphones, isIn: boolean) =>
  vi.waitFor(() => expect(headphones.isIn()).toBe(isIn));
/** Where nothing is to come of it: by then it would have been noticed. */
async function after(ms: number, headphones: Headphones): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return headphones.isIn();
}

test('the jack of the headphones is found among all that can be pressed', () => {
  expect(jacksIn(list)).toEqual([{ name: 'HDA Intel PCH Front Headphone', event: 'event7' }]);
  expect(jacksIn('')).toEqual([]);
});

test('its switch alone counts, in and out, however many events come at once', () => {
  const bytes = Buffer.concat([
    event(5, 2, 1),
    event(0, 0, 0),
    event(5, 4, 1),
    event(5, 2, 0),
    event(1, 2, 1),
  ]);
  expect(switched(bytes)).toEqual([true, false]);
  expect(switched(Buffer.alloc(10))).toEqual([]);
});

test('its card is the one whose name it bears, the longest of them', () => {
  expect(cardOf('HDA Intel PCH Front Headphone', cards)).toEqual({ number: '0', name: 'HDA Intel PCH' });
  expect(
    cardOf('HDA Intel PCH Headphone', `${cards} 2 [Intel          ]: HDA-Intel - HDA Intel\n`)?.number,
  ).toBe('0');
  expect(cardOf('Another Card Headphone', cards)).toBeUndefined();
});

// A pipe stands for the device, which reads like one: it has nothing to give until somebody moves a plug.
describe.skipIf(process.platform === 'win32')('a jack', () => {
  let plug: (isIn: boolean) => void;

  beforeEach(() => {
    write('proc/bus/input/devices', list);
    write('proc/asound/cards', cards);
    mkdirSync(path.join(root, 'dev/input'), { recursive: true });
    const device = path.join(root, 'dev/input/event7');
    execFileSync('mkfifo', [device]);
    const hand = openSync(device, 'r+');
    plug = (isIn) => void writeSync(hand, Buffer.concat([event(5, 2, isIn ? 1 : 0), event(0, 0, 0)]));
    // What is being read ends only with an event: close the reader first, then move the plug once more.
    atEnd.push(() => {
      plug(false);
      closeSync(hand);
    });
  });

  test('is followed in and out', async () => {
    const { headphones, changed } = opened(jackHeadphones(root, path.join(root, 'no-amixer')));
    expect(headphones.isIn()).toBe(false);
    plug(true);
    await becomes(headphones, true);
    plug(true);
    plug(false);
    await becomes(headphones, false);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test('that had something in it when the kiosk started is noticed, and what is pulled out of it', async () => {
    const { headphones, changed } = opened(jackHeadphones(root, amixer(printed('on'))));
    await becomes(headphones, true);
    expect(changed).toHaveBeenCalledTimes(1);
    plug(false);
    await becomes(headphones, false);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['is empty', printed('off'), {}],
    ['is asked about in vain', 'amixer: Cannot find the given element from control hw:0\n', { status: 1 }],
    ['is told of in other words', 'values=on\n', {}],
  ])('that %s at the start has nothing in it', async (_what, out, more) => {
    const { headphones, changed } = opened(jackHeadphones(root, amixer(out, more)));
    await wasAsked();
    expect(await after(300, headphones)).toBe(false);
    expect(changed).not.toHaveBeenCalled();
  });

  test('that is emptied while it is asked how it stands stays empty', async () => {
    const { headphones } = opened(
      jackHeadphones(
        root,
        amixer(printed('on'), { before: `until [ -e '${root}/go' ]; do sleep 0.02; done` }),
      ),
    );
    await wasAsked();
    plug(true);
    await becomes(headphones, true);
    plug(false);
    await becomes(headphones, false);
    write('go', '');
    expect(await after(300, headphones)).toBe(false);
  });

  test('whose events cannot be read is not asked about: nobody would notice what is pulled out', async () => {
    write('proc/bus/input/devices', list.replace('event7', 'event9'));
    const { headphones } = opened(jackHeadphones(root, amixer(printed('on'))));
    expect(await after(300, headphones)).toBe(false);
    expect(existsSync(path.join(root, 'asked'))).toBe(false);
  });

  test.each([
    ['a microphone may be in too', list.replaceAll('Front Headphone', 'Headphone Mic')],
    ['has a second one of its name', `${list}\n${list.replace('event7', 'event8')}`],
  ])('that %s is not asked about', async (_what, devices) => {
    write('proc/bus/input/devices', devices);
    const { headphones } = opened(jackHeadphones(root, amixer(printed('on'))));
    expect(await after(300, headphones)).toBe(false);
    expect(existsSync(path.join(root, 'asked'))).toBe(false);
  });

  test('counts as much as a USB card, and what is in twice is told once', async () => {
    const { headphones, changed } = opened(
      anyOf([jackHeadphones(root, path.join(root, 'no-amixer')), usbHeadphones(['0d8c:0014'], root, 20)]),
    );
    plug(true);
    await becomes(headphones, true);
    plugUsb(1, '0d8c:0014');
    expect(await after(100, headphones)).toBe(true);
    plug(false);
    expect(await after(100, headphones)).toBe(true);
    expect(changed).toHaveBeenCalledTimes(1);
    pullUsb(1);
    await becomes(headphones, false);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});

/** A sound card as it comes: all of its files are there at once. */
function plugUsb(card: number, usbId: string | undefined, pcm = 'pcm0p'): void {
  write(`coming/${pcm}/info`, `card: ${card}\ndevice: 0\n`);
  if (usbId !== undefined) write('coming/usbid', `${usbId}\n`);
  mkdirSync(path.join(root, 'proc/asound'), { recursive: true });
  renameSync(path.join(root, 'coming'), path.join(root, `proc/asound/card${card}`));
}
const pullUsb = (card: number) => rmSync(path.join(root, `proc/asound/card${card}`), { recursive: true });

describe('a USB sound card', () => {
  test('that is plugged in counts, until it is pulled out', async () => {
    plugUsb(0, undefined);
    const { headphones, changed } = watched(['plugged']);
    expect(await after(120, headphones)).toBe(false);
    plugUsb(1, '0d8c:0014');
    await becomes(headphones, true);
    pullUsb(1);
    await becomes(headphones, false);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test('that was there at the start does not, nor when it comes back; a second one like it does', async () => {
    plugUsb(1, '0d8c:0014');
    const { headphones } = watched(['plugged']);
    expect(await after(120, headphones)).toBe(false);
    pullUsb(1);
    expect(await after(120, headphones)).toBe(false);
    plugUsb(1, '0d8c:0014');
    expect(await after(120, headphones)).toBe(false);
    plugUsb(2, '0d8c:0014');
    await becomes(headphones, true);
  });

  test('that the operator has named counts at the start too, and no other', async () => {
    plugUsb(1, '0d8c:0014');
    const { headphones } = watched(['0d8c:0014']);
    expect(headphones.isIn()).toBe(true);
    pullUsb(1);
    await becomes(headphones, false);
    plugUsb(1, '046d:0a44');
    expect(await after(120, headphones)).toBe(false);
  });

  test('with a microphone alone is a camera', async () => {
    const { headphones } = watched(['plugged']);
    plugUsb(1, '046d:0825', 'pcm0c');
    expect(await after(120, headphones)).toBe(false);
  });

  test('does not count where the operator has said nothing, nor is it looked for', async () => {
    const { headphones, changed } = watched([]);
    plugUsb(1, '0d8c:0014');
    expect(await after(120, headphones)).toBe(false);
    expect(changed).not.toHaveBeenCalled();
  });
});

test('a computer without any of these files has no headphones', async () => {
  const { headphones, changed } = opened(
    anyOf([jackHeadphones(root, path.join(root, 'amixer')), usbHeadphones(['plugged'], root, 20)]),
  );
  expect(await after(100, headphones)).toBe(false);
  expect(changed).not.toHaveBeenCalled();
});
