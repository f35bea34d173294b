/**
 * Where pages begin, given how high each item is and how much room a page has (all in one unit). An item higher than a
 * page has one to itself. When everything fits on one page there is no need for keys, so that page has all the room.
 */
export function pageBreaks(
  heights: readonly number[],
  {
    gap,
    room,
    keys,
  }: { gap: number; room: number; /** What the page keys take away, once there are any. */ keys: number },
): number[] {
  if (heights.length === 0) return [0];
  const all = heights.reduce((sum, height) => sum + height, 0) + gap * (heights.length - 1);
  if (all <= room) return [0];
  const starts = [0];
  let used = 0;
  heights.forEach((height, index) => {
    const needed = used === 0 ? height : used + gap + height;
    if (used > 0 && needed > room - keys) {
      starts.push(index);
      used = height;
    } else used = needed;
  });
  return starts;
}
