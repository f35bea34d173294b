/** A picture in grey, row by row, 0 black to 255 white. */
export interface Grey {
  width: number;
  height: number;
  light: Uint8ClampedArray;
}

/** @param data as a canvas gives it: red, green, blue, and how opaque, for each point */
export function greyOf({ width, height, data }: Pick<ImageData, 'width' | 'height' | 'data'>): Grey {
  const light = new Uint8ClampedArray(width * height);
  for (let at = 0, from = 0; at < light.length; at += 1, from += 4) {
    light[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  }
  return { width, height, light };
}
