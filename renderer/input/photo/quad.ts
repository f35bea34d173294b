export interface Point {
  x: number;
  y: number;
}

/** The corners of a paper in a picture: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** All points with `x * cos + y * sin = far`, `cos` and `sin` being those of the angle at which the line is crossed. */
export interface Line {
  cos: number;
  sin: number;
  far: number;
}

/** The places of the corners. */
export const places = [0, 1, 2, 3] as const;

export function crossing(a: Line, b: Line): Point | undefined {
  const across = a.cos * b.sin - a.sin * b.cos;
  if (Math.abs(across) < 0.2) return undefined;
  return { x: (a.far * b.sin - b.far * a.sin) / across, y: (b.far * a.cos - a.far * b.cos) / across };
}

export function cornersBetween(top: Line, right: Line, bottom: Line, left: Line): Quad | undefined {
  const [a, b] = [crossing(top, left), crossing(top, right)];
  const [c, d] = [crossing(bottom, right), crossing(bottom, left)];
  return a && b && c && d ? [a, b, c, d] : undefined;
}

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}

/** Of its four sides, from the top one on with the clock. */
export function sidesOf([a, b, c, d]: Quad): readonly [Side, Side, Side, Side] {
  return [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ];
}

export type Side = readonly [from: Point, to: Point];

export function lineThrough([from, to]: Side): Line {
  const length = distance(from, to);
  const [cos, sin] = [(from.y - to.y) / length, (to.x - from.x) / length];
  return { cos, sin, far: from.x * cos + from.y * sin };
}

export function areaOf(quad: Quad): number {
  return sidesOf(quad).reduce((sum, [from, to]) => sum + from.x * to.y - to.x * from.y, 0) / 2;
}

export function scaled(quad: Quad, across: number, down = across): Quad {
  const [a, b, c, d] = quad;
  const at = ({ x, y }: Point): Point => ({ x: x * across, y: y * down });
  return [at(a), at(b), at(c), at(d)];
}
