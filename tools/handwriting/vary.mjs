// One character as many hands would write it: what tools/handwriting/model.mjs learns from, since people's own ink is
// not to be had. Amounts are of the longer side; each is a normal deviation unless something else is said.

/** A normal deviate, near enough: the sum of six. */
function normal(random) {
  let sum = -3;
  for (let at = 0; at < 6; at += 1) sum += random();
  return sum * Math.SQRT2;
}

/**
 * @param ink strokes of points in a square of side 1
 * @param {{ evenly: Function, lengthOf: Function, boxOf: Function }} geometry of renderer/handwriting/ink.ts
 */
export function vary(ink, random, { evenly, lengthOf, boxOf }) {
  const by = (amount) => normal(random) * amount;
  const strokes = ink.map((stroke) => varyStroke(stroke, random, by, { evenly, lengthOf }));
  const whole = warped(slanted(strokes, by), by, boxOf);
  const drawn = dropShort(reverseSome(whole, random), random, lengthOf);
  return joinSome(drawn, random);
}

/** Each stroke is moved, turned, stretched, bent and made to tremble; some corners are cut. */
function varyStroke(stroke, random, by, { evenly, lengthOf }) {
  const length = lengthOf(stroke);
  const count = Math.max(6, Math.min(24, Math.round(length * 20)));
  const points = evenly(stroke, count);
  const [moveX, moveY, turn, grow] = [by(0.03), by(0.03), by(0.07), 1 + by(0.1)];
  const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / count);
  const [cos, sin] = [Math.cos(turn) * grow, Math.sin(turn) * grow];
  const chord = [points.at(-1)[0] - points[0][0], points.at(-1)[1] - points[0][1]];
  const bend = by(0.03);
  const tremor = Math.abs(by(0.006));
  let drawn = points.map(([x, y], at) => {
    const part = at / (count - 1);
    const bow = bend * 4 * part * (1 - part);
    const [dx, dy] = [x - middle[0], y - middle[1]];
    return [
      middle[0] + dx * cos - dy * sin + moveX - chord[1] * bow + by(tremor),
      middle[1] + dx * sin + dy * cos + moveY + chord[0] * bow + by(tremor),
    ];
  });
  if (random() < 0.35) drawn = cutCorners(drawn, random() * 0.6);
  const most = Math.min(length, 0.4);
  drawn[0] = longer(drawn[0], drawn[2], by(0.05) * most);
  drawn[count - 1] = longer(drawn[count - 1], drawn[count - 3], by(0.05) * most);
  return drawn;
}

function cutCorners(points, amount) {
  return points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before || !after) return point;
    return [0, 1].map((axis) => point[axis] * (1 - amount) + ((before[axis] + after[axis]) / 2) * amount);
  });
}

function longer(end, from, amount) {
  const [dx, dy] = [end[0] - from[0], end[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [end[0] + (dx / length) * amount, end[1] + (dy / length) * amount];
}

/** The whole turned, slanted, made slim or wide, and a little curved. */
function slanted(strokes, by) {
  const [turn, slant, wide] = [by(0.15), by(0.12), Math.exp(by(0.12))];
  const curve = [by(0.08), by(0.08), by(0.08), by(0.08)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => {
      const dy = (y - 0.5) / wide;
      const dx = (x - 0.5) * wide + slant * dy;
      const [bentX, bentY] = [
        dx + curve[0] * dx * dx + curve[1] * dy * dy,
        dy + curve[2] * dx * dx + curve[3] * dy * dy,
      ];
      return [bentX * cos - bentY * sin, bentX * sin + bentY * cos];
    }),
  );
}

/** One part wider and its neighbour narrower, as different hands share out the square. */
function warped(strokes, by, boxOf) {
  const { left, top, width, height } = boxOf(strokes);
  const [across, down] = [wave(by(0.22), by(2)), wave(by(0.22), by(2))];
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [
      x + width * across((x - left) / (width || 1)),
      y + height * down((y - top) / (height || 1)),
    ]),
  );
}

function wave(amount, phase) {
  return (part) => (amount * Math.sin(part * 2 * Math.PI + phase)) / (2 * Math.PI);
}

/** Some people draw some strokes the other way round. */
function reverseSome(strokes, random) {
  if (random() >= 0.12) return strokes;
  const share = random() * 0.4;
  return strokes.map((stroke) => (random() < share ? stroke.toReversed() : stroke));
}

/** A dot left out. */
function dropShort(strokes, random, lengthOf) {
  if (strokes.length < 5 || random() >= 0.05) return strokes;
  const lengths = strokes.map(lengthOf);
  const shortest = lengths.indexOf(Math.min(...lengths));
  return strokes.filter((_, at) => at !== shortest);
}

/** In half of the writings the finger stays down between some strokes. */
function joinSome(strokes, random) {
  const share = random() < 0.5 ? 0 : random() * 0.35;
  const joined = [];
  for (const stroke of strokes) {
    const last = joined.at(-1);
    if (last && random() < share) last.push(...stroke);
    else joined.push([...stroke]);
  }
  return joined;
}
