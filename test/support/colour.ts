/** sRGB colours as people see them: contrast as WCAG 2.2 counts it, and what is left of a difference to colour-blind eyes. */
export type Rgb = readonly [number, number, number];

/** `#rgb`, `#rrggbb`, or `rgb(…)` as a browser computes it. */
export function parseColour(colour: string): Rgb {
  if (colour.startsWith('rgb(')) return (colour.match(/[\d.]+/g) ?? []).map(Number) as unknown as Rgb;
  return parseHex(colour);
}

function parseHex(hex: string): Rgb {
  const digits = hex.replace('#', '');
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

const linear = (channel: number) =>
  channel / 255 <= 0.040_45 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;

export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(parseColour(one)), luminance(parseColour(other))].toSorted(
    (a, b) => a - b,
  );
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, full severity, on linear RGB. */
const blindness = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

/** CIE76 distance in Lab of two colours as such an eye sees them. Below some 20 they are easily mistaken. */
export function distance(one: string, other: string, eye: keyof typeof blindness): number {
  const [a, b] = [lab(seen(parseColour(one), eye)), lab(seen(parseColour(other), eye))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function seen(colour: Rgb, eye: keyof typeof blindness): Rgb {
  const light = colour.map(linear);
  return blindness[eye].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, at) => sum + weight * (light[at] ?? 0), 0),
      ),
    ),
  ) as unknown as Rgb;
}

const curve = (value: number) => (value > 0.008_856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);

/** From linear RGB, white D65. */
function lab([red, green, blue]: Rgb): Rgb {
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
