/** Where a key lies on the glass. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Way = 'up' | 'down' | 'left' | 'right';

/**
 * Which key of a keypad or keyboard comes next, by its place among the boxes, or that the way leads out of it. Left and
 * right go on into the next row, so that one direction alone reaches every key; up and down keep to the column, as a
 * hand on a telephone does.
 */
export function gridStep(boxes: readonly Box[], at: number, way: Way): number | 'before' | 'after' {
  if (way === 'left') return at > 0 ? at - 1 : 'before';
  if (way === 'right') return at < boxes.length - 1 ? at + 1 : 'after';
  const rows = rowsOf(boxes);
  const row = rows.findIndex((places) => places.includes(at));
  const wanted = rows[row + (way === 'up' ? -1 : 1)];
  const from = boxes[at];
  if (!wanted || !from) return way === 'up' ? 'before' : 'after';
  const away = (place: number) => Math.abs(middle(boxes[place] ?? from) - middle(from));
  return wanted.reduce((nearest, place) => (away(place) < away(nearest) ? place : nearest));
}

/** Where somebody enters who comes from below: where the last row begins. */
export function lastRow(boxes: readonly Box[]): number {
  return rowsOf(boxes).at(-1)?.[0] ?? 0;
}

/** The places of each row, in order. A key belongs to the row that its own middle lies in. */
export function rowsOf(boxes: readonly Box[]): number[][] {
  const rows: number[][] = [];
  let first: Box | undefined;
  boxes.forEach((box, at) => {
    const centre = (box.top + box.bottom) / 2;
    if (first && centre > first.top && centre < first.bottom) rows.at(-1)?.push(at);
    else {
      rows.push([at]);
      first = box;
    }
  });
  return rows;
}

function middle({ left, right }: Box): number {
  return (left + right) / 2;
}
