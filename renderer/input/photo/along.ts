import { type Edges, steepTowards } from './edges.ts';
import type { Grey } from './grey.ts';
import type { Line } from './quad.ts';

/** What stands along a line, from one edge of the picture to the other. */
export interface Along {
  /** Of a piece of it: the part of it at which there is an edge along the line that rises towards `cos` and `sin`. */
  seen(from: number, to: number): number;
  /** The light on the side to which `cos` and `sin` point, and on the other. */
  ahead(from: number, to: number): number;
  behind(from: number, to: number): number;
}

/** How far from a line its paper and what it lies on are looked at, in points. */
const BESIDE = 4;

/**
 * Looks at a line once, point by point, and adds up on the way: whatever piece of it is asked for afterwards is the
 * difference of two sums.
 *
 * @param line leads across the picture where `sin` is the larger, and pieces are then given by their `x`; else by their `y`
 */
export function alongLine({ cos, sin, far }: Line, edges: Edges, { light }: Grey): Along {
  const { width, height } = edges;
  const isAcross = Math.abs(sin) >= Math.abs(cos);
  const length = isAcross ? width : height;
  const seen = new Float32Array(length + 1);
  const ahead = new Float32Array(length + 1);
  const behind = new Float32Array(length + 1);
  for (let at = 0; at < length; at += 1) {
    const x = isAcross ? at : (far - at * sin) / cos;
    const y = isAcross ? (far - at * cos) / sin : at;
    seen[at + 1] = (seen[at] ?? 0) + (isEdge(x, y) ? 1 : 0);
    ahead[at + 1] = (ahead[at] ?? 0) + lightAt(x + BESIDE * cos, y + BESIDE * sin);
    behind[at + 1] = (behind[at] ?? 0) + lightAt(x - BESIDE * cos, y - BESIDE * sin);
  }
  return {
    seen: (from, to) => mean(seen, from, to),
    ahead: (from, to) => mean(ahead, from, to),
    behind: (from, to) => mean(behind, from, to),
  };

  function isEdge(x: number, y: number): boolean {
    for (let off = -1; off <= 1; off += 1) {
      const [px, py] = [Math.round(x + off * cos), Math.round(y + off * sin)];
      if (steepTowards(edges, px, py, cos, sin) > 0) return true;
    }
    return false;
  }

  function lightAt(x: number, y: number): number {
    const px = Math.min(width - 1, Math.max(0, Math.round(x)));
    const py = Math.min(height - 1, Math.max(0, Math.round(y)));
    return light[py * width + px] ?? 0;
  }

  function mean(sums: Float32Array, from: number, to: number): number {
    const low = Math.max(0, Math.round(from));
    const high = Math.min(length, Math.round(to) + 1);
    return high > low ? ((sums[high] ?? 0) - (sums[low] ?? 0)) / (high - low) : 0;
  }
}
