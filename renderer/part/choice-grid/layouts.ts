export interface ChoiceLayout {
  columns: number;
  rows: number;
  layout: 'tall' | 'row';
  /** Even a short label may take two lines: still better than a choice that is out of sight on another page. */
  loose?: boolean;
}

const tall = (columns: number, rows: number): ChoiceLayout => ({ columns, rows, layout: 'tall' });
const row = (columns: number, rows: number): ChoiceLayout => ({ columns, rows, layout: 'row' });

/** More than these at once are not looked at but searched, so the rest goes on a further page. */
export const MOST_AT_ONCE = 9;

/**
 * The ways to lay out so many choices, best first: all at once while that is possible, then on pages with ever fewer.
 * Which of them has room is found by trying (`useFit`).
 */
export function choiceLayouts(count: number, upright: boolean, pictures: boolean): ChoiceLayout[] {
  const strict =
    count > MOST_AT_ONCE ? [] : allAtOnce(count, upright).filter(({ columns }) => columns <= count);
  const atOnce = [...strict, ...strict.map((layout) => ({ ...layout, loose: true }))];
  const paged = upright
    ? [row(2, 3), row(1, 4), row(1, 3), row(1, 2), row(1, 1)]
    : [row(3, 2), tall(3, 2), row(2, 2), tall(2, 2), tall(3, 1), row(1, 3), tall(2, 1), row(1, 2), row(1, 1)];
  const layouts = [...atOnce, ...paged.filter(({ columns, rows }) => columns * rows < count)];
  // Without a picture a tall card is an empty one.
  return pictures ? layouts : layouts.filter(({ layout }) => layout === 'row');
}

function allAtOnce(count: number, upright: boolean): ChoiceLayout[] {
  const two = Math.ceil(count / 2);
  const three = Math.ceil(count / 3);
  if (upright)
    return count <= 5
      ? [row(1, count), row(2, two), tall(2, two), row(3, three)]
      : [row(2, two), tall(2, two), row(1, count)];
  if (count <= 3) return [tall(count, 1), row(count, 1), row(1, count)];
  if (count === 4) return [tall(4, 1), row(2, 2), tall(2, 2), row(4, 1), row(1, 4)];
  if (count === 5) return [tall(5, 1), row(3, 2), tall(3, 2), row(2, 3), row(5, 1)];
  return [row(3, three), tall(3, three), row(2, two)];
}
