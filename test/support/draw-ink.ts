import type { Locator } from 'playwright';
import { boxOf, type Ink } from '../../renderer/handwriting/ink.ts';

/**
 * Writes a character on the field with the mouse, in the nth square from the left, at a size that leaves a margin.
 */
export async function drawInk(pad: Locator, ink: Ink, square = 0): Promise<void> {
  const room = await pad.boundingBox();
  if (!room) throw new Error('There is no field to write on');
  const { left, top, width, height } = boxOf(ink);
  const scale = (room.height * 0.75) / Math.max(width, height);
  const at = ([x, y]: readonly [number, number]) =>
    [
      room.x + room.height * (square + 0.12) + (x - left) * scale,
      room.y + room.height * 0.12 + (y - top) * scale,
    ] as const;
  const { mouse } = pad.page();
  for (const stroke of ink) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    await mouse.move(...at(first));
    await mouse.down();
    for (const point of rest) await mouse.move(...at(point));
    await mouse.up();
  }
}
