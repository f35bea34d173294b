// From lines one point wide to strokes as a hand would draw them: through crossings straight on, around corners only where a
// pen goes on, from the left to the right and from the top down, the upper ones first. It is a guess, and a rough one: what a
// font shows is not how people write. For tools/handwriting/ink.mjs.

/** Two pieces that meet go on as one where they bend less than this: the cosine of about 37 degrees. */
const STRAIGHT = -0.8;
/** In radians: a bend that a stroke may be taken apart at. */
const CORNER = 0.85;
const CORNER_REACH = 7;

/**
 * @param dark thinned, one byte a point, `side * side`
 * @param width of the strokes before thinning, in points
 * @returns strokes of `[x, y]`, in points
 */
export function strokesOfLines(dark, side, width) {
  const pieces = takeApart(dark, side, width);
  joinStraight(pieces, side, width);
  return pieces
    .map(({ points }) => points.map((at) => [at % side, Math.floor(at / side)]))
    .filter((points) => points.length >= Math.max(3, width * 0.9))
    .flatMap(asWritten)
    .map(smooth)
    .sort((one, other) => order(one) - order(other));
}

function order([[x, y]]) {
  return y + x / 2;
}

/** The lines between ends and crossings; crossings that thinning tore in two are one again, and spurs are gone. */
function takeApart(dark, side, width) {
  const near = (at) => neighbours(dark, at, side);
  const knots = new Map();
  dark.forEach((value, at) => {
    if (value === 1 && near(at).length !== 2) knots.set(at, near(at).length);
  });
  const lines = [];
  const walked = new Set();
  for (const knot of knots.keys()) {
    for (const first of near(knot)) {
      if (walked.has(`${knot} ${first}`)) continue;
      const points = [knot, first];
      while (!knots.has(points.at(-1))) {
        const next = near(points.at(-1)).find((at) => at !== points.at(-2));
        if (next === undefined) break;
        points.push(next);
      }
      walked.add(`${knot} ${first}`).add(`${points.at(-1)} ${points.at(-2)}`);
      lines.push(points);
    }
  }
  lines.push(...rings(dark, near, new Set(lines.flat())));

  const isCrossing = (at) => (knots.get(at) ?? 2) > 2;
  const same = new Map();
  const meetingOf = (at) => (same.has(at) ? meetingOf(same.get(at)) : at);
  const kept = lines.filter((points) => {
    const [from, to] = [points[0], points.at(-1)];
    if (
      isCrossing(from) &&
      isCrossing(to) &&
      points.length <= width * 1.6 &&
      meetingOf(from) !== meetingOf(to)
    ) {
      same.set(meetingOf(from), meetingOf(to));
      return false;
    }
    const isSpur = isCrossing(from) !== isCrossing(to) && points.length < width * 0.9;
    return !isSpur;
  });
  const end = (at) => (isCrossing(at) ? meetingOf(at) : null);
  return kept.map((points) => ({ points, ends: [end(points[0]), end(points.at(-1))] }));
}

function neighbours(dark, at, side) {
  const straight = [-side, 1, side, -1].filter((step) => dark[at + step] === 1);
  const slanting = [
    [-side, 1],
    [side, 1],
    [side, -1],
    [-side, -1],
  ].filter(([row, column]) => dark[at + row + column] === 1 && !dark[at + row] && !dark[at + column]);
  return [...straight, ...slanting.map(([row, column]) => row + column)].map((step) => at + step);
}

function rings(dark, near, used) {
  const found = [];
  dark.forEach((value, start) => {
    if (value !== 1 || used.has(start)) return;
    const points = [start];
    for (let next = start; next !== undefined; next = near(next).find((at) => !used.has(at))) {
      used.add(next);
      if (next !== start) points.push(next);
    }
    found.push([...points, start]);
  });
  return found;
}

/** Where pieces meet, the two that go on most nearly straight become one, and so on; two alone are one around a corner. */
function joinStraight(pieces, side, width) {
  const reach = Math.round(width * 1.5) + 4;
  for (;;) {
    const best = meetingEnds(pieces)
      .flatMap((ends) => pairs(ends).map(([one, other]) => ({ one, other, alone: ends.length === 2 })))
      .filter(({ one, other }) => one.piece !== other.piece)
      .map((pair) => ({
        ...pair,
        bend: dot(leaving(pair.one, side, reach), leaving(pair.other, side, reach)),
      }))
      .filter(({ bend, alone }) => alone || bend < STRAIGHT)
      .sort((one, other) => one.bend - other.bend)[0];
    if (!best) return;
    const { one, other } = best;
    const first = one.end === 1 ? one.piece : turned(one.piece);
    const second = other.end === 0 ? other.piece : turned(other.piece);
    pieces.splice(pieces.indexOf(one.piece), 1);
    pieces.splice(pieces.indexOf(other.piece), 1);
    pieces.push({ points: [...first.points, ...second.points], ends: [first.ends[0], second.ends[1]] });
  }
}

function meetingEnds(pieces) {
  const at = new Map();
  for (const piece of pieces) {
    for (const end of [0, 1]) {
      const meeting = piece.ends[end];
      if (meeting !== null) at.set(meeting, [...(at.get(meeting) ?? []), { piece, end }]);
    }
  }
  return [...at.values()];
}

function pairs(list) {
  return list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other]));
}

function turned({ points, ends }) {
  return { points: points.toReversed(), ends: ends.toReversed() };
}

/** Which way a piece leaves its meeting. */
function leaving({ piece, end }, side, reach) {
  const points = end === 0 ? piece.points : piece.points.toReversed();
  const [from, to] = [points[0], points[Math.min(reach, points.length - 1)]];
  const [dx, dy] = [(to % side) - (from % side), Math.floor(to / side) - Math.floor(from / side)];
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}

function dot(one, other) {
  return one[0] * other[0] + one[1] * other[1];
}

/** Taken apart at its corners, each part turned as it is written, and put together again where the pen goes on. */
function asWritten(points) {
  const cuts = [0, ...corners(points), points.length - 1];
  const strokes = [];
  let before;
  for (let at = 1; at < cuts.length; at += 1) {
    const part = points.slice(cuts[at - 1], cuts[at] + 1);
    const forward = isForward(part);
    if (before === forward) {
      const last = strokes.pop();
      strokes.push(forward ? [...last, ...part.slice(1)] : [...part.toReversed(), ...last.slice(1)]);
    } else strokes.push(forward ? part : part.toReversed());
    before = forward;
  }
  return strokes.filter(({ length }) => length > 4);
}

function corners(points) {
  const bends = points.map((_, at) => bendAt(points, at));
  const found = [];
  for (let at = CORNER_REACH; at < points.length - CORNER_REACH; at += 1) {
    if (bends[at] <= CORNER) continue;
    let sharpest = at;
    for (let next = at; next < Math.min(points.length - CORNER_REACH, at + CORNER_REACH); next += 1) {
      if (bends[next] > bends[sharpest]) sharpest = next;
    }
    found.push(sharpest);
    at = sharpest + CORNER_REACH - 1;
  }
  return found;
}

function bendAt(points, at) {
  const [before, here, after] = [points[at - CORNER_REACH], points[at], points[at + CORNER_REACH]];
  if (!before || !after) return 0;
  const [into, out] = [
    [here[0] - before[0], here[1] - before[1]],
    [after[0] - here[0], after[1] - here[1]],
  ];
  const cosine = dot(into, out) / ((Math.hypot(...into) || 1) * (Math.hypot(...out) || 1));
  return Math.acos(Math.max(-1, Math.min(1, cosine)));
}

function isForward(points) {
  const [dx, dy] = [points.at(-1)[0] - points[0][0], points.at(-1)[1] - points[0][1]];
  return Math.abs(dx) > 1.7 * Math.abs(dy) ? dx >= 0 : dy >= 0;
}

/** Each point the mean of five, and every fourth of them kept. */
function smooth(points) {
  const last = points.length - 1;
  const mean = (at, axis) => {
    let sum = 0;
    for (let aside = -2; aside <= 2; aside += 1) sum += points[Math.max(0, Math.min(last, at + aside))][axis];
    return sum / 5;
  };
  return points
    .map((point, at) => (at === 0 || at === last ? point : [mean(at, 0), mean(at, 1)]))
    .filter((_, at) => at % 4 === 0 || at === last);
}
