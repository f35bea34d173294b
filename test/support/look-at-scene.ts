import type { Grey } from '../../renderer/input/photo/grey.ts';
import { look, LOOKED_AT, type Part, type Sight } from '../../renderer/input/photo/sight.ts';

/** One look at a drawn scene of 960 points across, as the worker has it of a camera's picture. */
export function lookAtScene(grey: Grey): Sight {
  return look(shrunk(grey, LOOKED_AT), (part) => partOf(grey, part));
}

/** Each point is the mean of those that it stands for. */
export function shrunk(grey: Grey, width: number): Grey {
  const by = grey.width / width;
  const height = Math.round(grey.height / by);
  const light = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [sum, count] = [0, 0];
      for (let line = Math.floor(y * by); line < Math.floor((y + 1) * by); line += 1) {
        for (let column = Math.floor(x * by); column < Math.floor((x + 1) * by); column += 1) {
          sum += grey.light[line * grey.width + column] ?? 0;
          count += 1;
        }
      }
      light[y * width + x] = sum / count;
    }
  }
  return { width, height, light };
}

export function partOf(grey: Grey, part: Part): Grey {
  const [left, top] = [Math.round(part.x * grey.width), Math.round(part.y * grey.height)];
  const [width, height] = [Math.round(part.width * grey.width), Math.round(part.height * grey.height)];
  const light = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * grey.width + left;
    light.set(grey.light.subarray(from, from + width), y * width);
  }
  return { width, height, light };
}
