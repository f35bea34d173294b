/**
 * A picture of one character thinned to lines one point wide (Zhang and Suen, 1984).
 *
 * @param dark one byte a point, 1 where there is ink; `side * side`, changed in place
 */
export function thin(dark, side) {
  for (let at = 0; at < side; at += 1) {
    dark[at] = dark[(side - 1) * side + at] = dark[at * side] = dark[at * side + side - 1] = 0;
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const half of [0, 1]) {
      const gone = [];
      for (let at = side + 1; at < side * side - side - 1; at += 1) {
        if (dark[at] === 1 && isNeedless(dark, at, side, half)) gone.push(at);
      }
      for (const at of gone) dark[at] = 0;
      changed ||= gone.length > 0;
    }
  }
  return dark;
}

function isNeedless(dark, at, side, half) {
  // Around the point, from the one above it clockwise.
  const around = [-side, 1 - side, 1, side + 1, side, side - 1, -1, -side - 1].map((step) => dark[at + step]);
  const [north, , east, , south, , west] = around;
  const count = around.reduce((sum, value) => sum + value, 0);
  const begins = around.filter((value, index) => value === 0 && around[(index + 1) % 8] === 1).length;
  if (count < 2 || count > 6 || begins !== 1) return false;
  return half === 0
    ? north * east * south === 0 && east * south * west === 0
    : north * east * west === 0 && north * south * west === 0;
}
