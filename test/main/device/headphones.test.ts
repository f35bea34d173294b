import { expect, test } from 'vitest';
import { jacksIn, switched } from '../../../main/device/headphones/real-headphones.ts';

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

/** `struct input_event` on 64 bits. */
function event(type: number, code: number, value: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

test('the jack of the headphones is found among all that can be pressed', () => {
  expect(jacksIn(list)).toEqual(['/dev/input/event7']);
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
