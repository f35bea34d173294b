import { create } from 'qrcode';

/** How a code is held before a camera, and how bright it is there. */
export interface Held {
  /** How far it is turned, in degrees. */
  turned: number;
  /** How wide it is, as a part of the picture's height. */
  size: number;
  /** The brightness of the paper, 0 to 255; ink has a fifth of it. */
  paper: number;
  /** How far it leans back: its far side is so much shorter. */
  lean: number;
  /** The deviation of every pixel's brightness. */
  noise: number;
  /** Over so many pixels it is blurred. */
  blur: number;
}

export const heldWell: Held = { turned: 0, size: 0.5, paper: 220, lean: 0, noise: 0, blur: 0 };

/** A picture of a code in grey, a byte for each pixel, as a camera would see it before a table. */
export function pictureOf(
  text: string,
  { turned, size, paper, lean, noise, blur }: Held,
  { width, height }: { width: number; height: number },
  random: () => number,
): Uint8Array {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 8;
  const scale = (size * height) / side;
  const [sin, cos] = [Math.sin((turned * Math.PI) / 180), Math.cos((turned * Math.PI) / 180)];
  const sharp = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [across, down] = [(x - width / 2) / scale, (y - height / 2) / scale];
      const [u, v] = [across * cos + down * sin, down * cos - across * sin];
      const depth = 1 + (lean * v) / side;
      const [column, row] = [Math.floor(u / depth + side / 2) - 4, Math.floor(v / depth + side / 2) - 4];
      const onPaper = column >= -4 && row >= -4 && column < side - 4 && row < side - 4;
      const isInk =
        onPaper && column >= 0 && row >= 0 && column < side - 8 && row < side - 8 && modules.get(row, column);
      sharp[y * width + x] = onPaper ? (isInk ? paper / 5 : paper) : paper / 2;
    }
  const seen = blurred(sharp, width, height, blur);
  return Uint8Array.from(seen, (grey) => Math.min(255, Math.max(0, grey + noise * bell(random))));
}

/** The same as bytes of a picture that a program reads. */
export function imageOf(grey: Uint8Array, width: number, height: number): ImageData {
  const data = new Uint8ClampedArray(grey.length * 4).fill(255);
  for (const [at, value] of grey.entries()) data.fill(value, at * 4, at * 4 + 3);
  return { data, width, height, colorSpace: 'srgb' };
}

/** A film of these pictures, one after the other, as Chromium takes it for what a camera sees (YUV4MPEG2). */
export function filmOf(
  pictures: readonly Uint8Array[],
  width: number,
  height: number,
  perSecond: number,
): Buffer {
  const colourless = Buffer.alloc((width * height) / 2, 128);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420jpeg\n`),
    ...pictures.flatMap((picture) => [Buffer.from('FRAME\n'), Buffer.from(picture), colourless]),
  ]);
}

/** The mean over a square, done along each axis. */
function blurred(from: Float32Array, width: number, height: number, over: number): Float32Array {
  if (over < 1) return from;
  const mean = (source: Float32Array, step: number, length: number, lines: number, between: number) => {
    const to = new Float32Array(source.length);
    for (let line = 0; line < lines; line += 1)
      for (let at = 0; at < length; at += 1) {
        let [sum, count] = [0, 0];
        for (let by = -over; by <= over; by += 1) {
          const place = at + by;
          if (place < 0 || place >= length) continue;
          sum += source[line * between + place * step] ?? 0;
          count += 1;
        }
        to[line * between + at * step] = sum / count;
      }
    return to;
  };
  return mean(mean(from, 1, width, height, width), width, height, width, 1);
}

/** About the normal distribution. */
function bell(random: () => number): number {
  return random() + random() + random() + random() - 2;
}
