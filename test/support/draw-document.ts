import type { Grey } from '../../renderer/input/photo/grey.ts';
import type { Quad } from '../../renderer/input/photo/quad.ts';
import { randomFrom } from '../../tools/random-from.ts';

export interface Scene {
  seed: number;
  width: number;
  height: number;
  /** What it lies on. */
  table: 'plain' | 'wood' | 'white' | 'cloth' | 'dark';
  paper: 'card' | 'page';
  /** Degrees that it leans away, at most, and is turned by. */
  lean: number;
  turn: number;
  /** How much of the picture it fills, the narrower way; above 1 it is cut off. */
  fills: number;
  /** Where its middle lies, from that of the picture, in parts of the picture's width and height. */
  aside: { x: number; y: number };
  /** Of the light, from 0 to 1. */
  light: number;
  shadow: boolean;
  glare: boolean;
  /** Points by which everything is smeared, either way. */
  blur: number;
  /** Standard deviation. */
  noise: number;
}

/** A document on a table as a camera would see it, drawn by a program; and where its corners are. */
export function drawDocument(scene: Scene): { grey: Grey; corners: Quad } {
  const random = randomFrom(scene.seed);
  const { width, height } = scene;
  const aspect = scene.paper === 'card' ? 85.6 / 53.98 : 210 / 297;
  const pose = poseOf(scene, aspect, random);
  const texture = scene.paper === 'card' ? cardTexture(random) : pageTexture(random);
  const table = tableTexture(scene, random);
  const shade = 222 + random() * 26;
  const slope = { x: (random() - 0.5) * 0.3, y: (random() - 0.5) * 0.3 };
  const glare = { u: 0.25 + random() * 0.5, v: 0.3 + random() * 0.4, r: 0.09 + random() * 0.08 };
  const edge = { at: 0.25 + random() * 0.5, lean: random() - 0.5 };
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (const [dx, dy] of [
        [0.25, 0.25],
        [0.75, 0.75],
      ] as const) {
        const { u, v } = pose.at(x + dx, y + dy);
        const inside = isInside(u, v, scene.paper, aspect);
        const fine = pose.pointSize / 2;
        let value = inside ? shade * texture(u, v, fine) : table(x + dx, y + dy);
        // The paper's own shadow on what it lies on.
        if (!inside && isInside(u - 0.012, v - 0.016, scene.paper, aspect)) value *= 0.72;
        value *= 1 + slope.x * (x / width - 0.5) + slope.y * (y / height - 0.5);
        if (scene.shadow && x / width + edge.lean * (y / height) > edge.at) value *= 0.62;
        value *= scene.light;
        if (scene.glare && inside) {
          const far = Math.hypot(u - glare.u, (v - glare.v) / aspect) / glare.r;
          value += 260 * Math.exp(-far * far * 1.2);
        }
        sum += value;
      }
      values[y * width + x] = sum / 2;
    }
  }
  const smeared = blurred(values, width, height, Math.max(0.6, scene.blur));
  const light = new Uint8ClampedArray(width * height);
  for (let at = 0; at < light.length; at += 1) {
    // Near enough to the bell curve.
    const grain = (random() + random() + random() + random() - 2) * 1.73;
    light[at] = (smeared[at] ?? 0) + grain * scene.noise;
  }
  return { grey: { width, height, light }, corners: pose.corners };
}

function poseOf({ width, height, lean, turn, fills, aside }: Scene, aspect: number, random: () => number) {
  const focal = width;
  const radians = Math.PI / 180;
  const [yaw, pitch] = [(random() * 2 - 1) * lean * radians, (random() * 2 - 1) * lean * radians];
  const roll = (random() * 2 - 1) * turn * radians;
  // The paper is 1 wide and 1/aspect high.
  const wide = 1;
  const high = 1 / aspect;
  const away = Math.max((wide * focal) / (fills * width), (high * focal) / (fills * height));
  const place = (u: number, v: number): [number, number, number] => {
    const x = (u - 0.5) * wide;
    const y = (v - 0.5) * high;
    const [rx, ry] = [x * Math.cos(roll) - y * Math.sin(roll), x * Math.sin(roll) + y * Math.cos(roll)];
    const z = rx * Math.sin(yaw) + ry * Math.sin(pitch);
    return [rx * Math.cos(yaw), ry * Math.cos(pitch), away + z];
  };
  const see = (u: number, v: number) => {
    const [x, y, z] = place(u, v);
    return {
      x: width / 2 + aside.x * width + (focal * x) / z,
      y: height / 2 + aside.y * height + (focal * y) / z,
    };
  };
  const corners: Quad = [see(0, 0), see(1, 0), see(1, 1), see(0, 1)];
  // The plane: columns are where u and v lead, and the middle; its inverse leads back from the picture.
  const [o, du, dv] = [place(0, 0), place(1, 0), place(0, 1)];
  const a = [du[0] - o[0], du[1] - o[1], du[2] - o[2]] as const;
  const b = [dv[0] - o[0], dv[1] - o[1], dv[2] - o[2]] as const;
  const back = invert([a[0], b[0], o[0], a[1], b[1], o[1], a[2], b[2], o[2]]);
  const at = (px: number, py: number) => {
    const x = (px - width / 2 - aside.x * width) / focal;
    const y = (py - height / 2 - aside.y * height) / focal;
    const w = back[6] * x + back[7] * y + back[8];
    return { u: (back[0] * x + back[1] * y + back[2]) / w, v: (back[3] * x + back[4] * y + back[5]) / w };
  };
  return { corners, at, pointSize: away / focal };
}

type Nine = [number, number, number, number, number, number, number, number, number];

function invert([a, b, c, d, e, f, g, h, i]: Nine): Nine {
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const by = 1 / (a * A + b * B + c * C);
  return [
    A * by,
    (c * h - b * i) * by,
    (b * f - c * e) * by,
    B * by,
    (a * i - c * g) * by,
    (c * d - a * f) * by,
    C * by,
    (b * g - a * h) * by,
    (a * e - b * d) * by,
  ];
}

function isInside(u: number, v: number, paper: Scene['paper'], aspect: number): boolean {
  if (u < 0 || v < 0 || u > 1 || v > 1) return false;
  if (paper === 'page') return true;
  const round = 0.037;
  const x = Math.max(0, Math.max(round - u, u - 1 + round));
  const y = Math.max(0, Math.max(round - v / aspect, v / aspect - 1 / aspect + round));
  return Math.hypot(x, y) <= round;
}

/** What is on the paper at `u`, `v`: the part of its light that comes back. */
type Texture = (u: number, v: number, fine: number) => number;

/** Made of short strokes of one width, as letters are. */
function letters(u: number, v: number, pitch: number, seed: number): number {
  const column = Math.floor(u / pitch);
  const [x, y] = [u / pitch - column, v];
  const hash = (column * 2_654_435_761 + seed * 40_503) >>> 0;
  if ((hash >> 3) % 6 === 0) return 1;
  const strokes = hash % 4;
  const isInk =
    (strokes !== 0 && Math.abs(x - 0.3) < 0.08) ||
    (strokes !== 1 && Math.abs(x - 0.7) < 0.08) ||
    (strokes !== 2 && Math.abs(y - 0.2) < 0.1 && x > 0.2 && x < 0.8) ||
    (strokes !== 3 && Math.abs(y - 0.75) < 0.1 && x > 0.2 && x < 0.8);
  return isInk ? 0.18 : 1;
}

function pageTexture(random: () => number): Texture {
  const margin = 0.09 + random() * 0.05;
  const lines = 20 + Math.floor(random() * 14);
  const ends = Array.from({ length: lines }, () => 1 - margin - random() * 0.35);
  const framed = random() < 0.3;
  return (u, v) => {
    if (framed) {
      const rim = Math.min(u - 0.055, 0.945 - u, (v - 0.04) * 1.41, (0.96 - v) * 1.41);
      if (rim > 0 && rim < 0.005) return 0.2;
    }
    const line = Math.floor(((v - margin * 0.7) / (1 - margin * 1.4)) * lines);
    if (line < 0 || line >= lines || u < margin || u > (ends[line] ?? 0)) return 1;
    const within = ((v - margin * 0.7) / (1 - margin * 1.4)) * lines - line;
    return within > 0.7 ? 1 : letters(u, within / 0.7, 0.0235, line);
  };
}

function cardTexture(random: () => number): Texture {
  const photo = random() < 0.5 ? 0.66 : 0.06;
  const text = photo > 0.5 ? 0.07 : 0.42;
  const tint = 0.82 + random() * 0.18;
  return (u, v) => {
    if (u > photo && u < photo + 0.27 && v > 0.15 && v < 0.72) {
      const head = Math.hypot((u - photo - 0.135) / 0.07, (v - 0.38) / 0.15);
      return head < 1 ? 0.75 : v > 0.56 ? 0.25 : 0.55;
    }
    for (const [row, top] of [0.16, 0.32, 0.48].entries()) {
      if (v > top && v < top + 0.08 && u > text && u < text + 0.45 - row * 0.08)
        return tint * letters(u, (v - top) / 0.08, 0.036, row + 1);
    }
    if (v > 0.8 && v < 0.9 && u > 0.08 && u < 0.9) return tint * letters(u, (v - 0.8) / 0.1, 0.04, 9);
    return tint;
  };
}

function tableTexture({ table }: Scene, random: () => number): (x: number, y: number) => number {
  const base = { plain: 95, wood: 120, white: 185, cloth: 100, dark: 40 }[table] + random() * 20;
  const turn = random() * Math.PI;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const phases = Array.from({ length: 6 }, () => random() * 7);
  if (table === 'wood') {
    const [plank, amount] = [130 + random() * 90, 10 + random() * 14];
    return (x, y) => {
      const [along, over] = [x * cos + y * sin, y * cos - x * sin];
      const wave = over + 7 * Math.sin(along / 90 + phases[0]!) + 3 * Math.sin(along / 37 + phases[1]!);
      const grain =
        Math.sin(wave / 3.1 + phases[2]!) + Math.sin(wave / 7.3 + phases[3]!) + Math.sin(wave / 17);
      const seam = Math.abs((((over % plank) + plank) % plank) - plank / 2) < 1.4 ? 0.55 : 1;
      return (base + (amount * grain) / 3) * seam;
    };
  }
  if (table === 'cloth') {
    return (x, y) => {
      const check = (Math.floor((x * cos + y * sin) / 46) + Math.floor((y * cos - x * sin) / 46)) % 2 === 0;
      return base + (check ? 16 : -16) + 4 * Math.sin(x / 2 + phases[4]!) * Math.sin(y / 2);
    };
  }
  return () => base;
}

/** Three boxes one over the other are near enough to a lens out of focus. */
function blurred(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  let now = values;
  for (let round = 0; round < 2; round += 1)
    now = boxed(boxed(now, width, height, radius, 1), width, height, radius, width);
  return now;
}

function boxed(
  values: Float32Array,
  width: number,
  height: number,
  radius: number,
  step: number,
): Float32Array {
  const out = new Float32Array(values.length);
  const whole = Math.floor(radius);
  const rest = radius - whole;
  const [length, count] = step === 1 ? [width, height] : [height, width];
  const stride = step === 1 ? width : 1;
  for (let line = 0; line < count; line += 1) {
    const start = line * stride;
    const at = (place: number) => values[start + Math.min(length - 1, Math.max(0, place)) * step] ?? 0;
    let sum = 0;
    for (let place = -whole; place <= whole; place += 1) sum += at(place);
    for (let place = 0; place < length; place += 1) {
      out[start + place * step] =
        (sum + rest * (at(place - whole - 1) + at(place + whole + 1))) / (2 * radius + 1);
      sum += at(place + whole + 1) - at(place - whole);
    }
  }
  return out;
}
