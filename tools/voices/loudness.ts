/**
 * How loud a sound is to the ear, in LUFS: ITU-R BS.1770-4 for one channel, with both gates. A sound shorter than one
 * block of 400 ms is measured as a whole.
 */
export function loudness(samples: Float32Array, sampleRate: number): number {
  const weighted = filtered(filtered(samples, headFilter(sampleRate)), lowCut(sampleRate));
  const block = Math.min(Math.round(0.4 * sampleRate), weighted.length);
  const step = Math.max(1, Math.round(0.1 * sampleRate));
  const powers: number[] = [];
  for (let from = 0; from + block <= weighted.length; from += step) {
    let sum = 0;
    for (let at = from; at < from + block; at++) sum += (weighted[at] ?? 0) ** 2;
    powers.push(sum / block);
  }
  const loud = powers.filter((power) => lufs(power) > -70);
  if (loud.length === 0) return -Infinity;
  const gate = lufs(mean(loud)) - 10;
  return lufs(mean(loud.filter((power) => lufs(power) > gate)));
}

const lufs = (power: number) => -0.691 + 10 * Math.log10(power);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Biquad {
  b: readonly [number, number, number];
  a: readonly [number, number];
}

/** The shelf that stands for a head: higher sounds are heard louder. Its values at any rate, from the standard's at 48 kHz. */
function headFilter(sampleRate: number): Biquad {
  const [frequency, gainDb, q] = [1681.974450955533, 3.999843853973347, 0.7071752369554196];
  const k = Math.tan((Math.PI * frequency) / sampleRate);
  const high = 10 ** (gainDb / 20);
  const band = high ** 0.4996667741545416;
  const scale = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / scale,
      (2 * (k * k - high)) / scale,
      (high - (band * k) / q + k * k) / scale,
    ],
    a: [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale],
  };
}

/** Rumble is not heard. */
function lowCut(sampleRate: number): Biquad {
  const [frequency, q] = [38.13547087602444, 0.5003270373238773];
  const k = Math.tan((Math.PI * frequency) / sampleRate);
  const scale = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale] };
}

function filtered(samples: Float32Array, { b, a }: Biquad): Float32Array {
  const out = new Float32Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  samples.forEach((x, at) => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[at] = y;
  });
  return out;
}
