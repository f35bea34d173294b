import { writeFile } from 'node:fs/promises';
import type { Grey } from '../../renderer/input/photo/grey.ts';

/**
 * Writes pictures as a video that Chromium plays over and over in place of a camera (`--use-file-for-fake-video-capture`).
 *
 * @param pictures all of one size
 */
export async function videoOf(file: string, pictures: readonly Grey[], aSecond: number): Promise<void> {
  const { width = 0, height = 0 } = pictures[0] ?? {};
  const colourless = Buffer.alloc((width / 2) * (height / 2) * 2, 128);
  const frames = pictures.flatMap(({ light }) => [
    Buffer.from('FRAME\n'),
    // Video has its black at 16 and its white at 235.
    Buffer.from(light.map((value) => 16 + (219 * value) / 255)),
    colourless,
  ]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${aSecond}:1 Ip A1:1 C420\n`);
  await writeFile(file, Buffer.concat([head, ...frames]));
}
