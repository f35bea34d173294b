import { distance, type Quad, sidesOf } from './quad.ts';

/** A bank card and an identity card, and a sheet of A4: how wide for their height. */
const KNOWN = [85.6 / 53.98, 210 / 297, 297 / 210];
/** What is this near to one of them is it: a lens and a bent sheet make up as much. */
const NEAR = 0.09;
/** No side of what is kept has more points. */
const MOST = 2400;

/**
 * How wide and high the page is that lies there at a slant, in points; a side is as long as the longer of the two that
 * are seen.
 */
export function pageSize(corners: Quad): { width: number; height: number } {
  const [upper = 1, right = 1, lower = 1, left = 1] = sidesOf(corners).map(([from, to]) =>
    distance(from, to),
  );
  const [wide, high] = [Math.max(upper, lower), Math.max(left, right)];
  const seen = wide / high;
  const aspect = KNOWN.find((known) => Math.abs(seen / known - 1) < NEAR) ?? seen;
  const width = Math.min(MOST, wide, MOST * aspect);
  return { width: Math.round(width), height: Math.round(width / aspect) };
}

/** Leads from the page, 0 to 1 each way, to where that lies in the picture. */
export type Mapping = readonly [number, number, number, number, number, number, number, number];

/** The one perspective that puts the page's corners there (Heckbert's square to quadrilateral). */
export function mappingTo([a, b, c, d]: Quad): Mapping {
  const [sx, sy] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const [px, py] = [b.x - c.x, b.y - c.y];
  const [qx, qy] = [d.x - c.x, d.y - c.y];
  const by = px * qy - qx * py;
  const g = (sx * qy - qx * sy) / by;
  const h = (px * sy - sx * py) / by;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h];
}

type Pixels = Pick<ImageData, 'width' | 'height' | 'data'>;

/** Writes the page that lies in the picture at these corners into another one, seen from straight above (bilinear). */
export function flatten(from: Pixels, corners: Quad, to: Pixels): void {
  const [a, b, c, d, e, f, g, h] = mappingTo(corners);
  const [last, lowest] = [from.width - 1.001, from.height - 1.001];
  const row = from.width * 4;
  for (let y = 0, into = 0; y < to.height; y += 1) {
    const v = (y + 0.5) / to.height;
    for (let x = 0; x < to.width; x += 1, into += 4) {
      const u = (x + 0.5) / to.width;
      const by = 1 / (g * u + h * v + 1);
      const sx = Math.min(last, Math.max(0, (a * u + b * v + c) * by - 0.5));
      const sy = Math.min(lowest, Math.max(0, (d * u + e * v + f) * by - 0.5));
      const [column, line] = [Math.floor(sx), Math.floor(sy)];
      const [right, under] = [sx - column, sy - line];
      const at = line * row + column * 4;
      for (let colour = 0; colour < 3; colour += 1) {
        const upper = (from.data[at + colour] ?? 0) * (1 - right) + (from.data[at + 4 + colour] ?? 0) * right;
        const below =
          (from.data[at + row + colour] ?? 0) * (1 - right) + (from.data[at + row + 4 + colour] ?? 0) * right;
        to.data[into + colour] = upper * (1 - under) + below * under;
      }
      to.data[into + 3] = 255;
    }
  }
}
