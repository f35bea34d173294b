/** A place on the glass, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A finger or a palm, as the glass reports it. */
export interface Contact extends Point {
  /** How wide it lies on the glass, CSS pixels. */
  width: number;
  height: number;
  at: number;
}

/** What follows is millimetres of glass, and so the same for a hand on every panel. */
const ROLL_MM = 6;
/**
 * A finger lies this far over the edge of what it is on. The browser goes further and gives the nearest key whatever
 * comes down in a gap: between two digits that would be a guess.
 */
const OVER_EDGE_MM = 1.5;
/** A finger is some 12 mm wide, an old and a wet one 16. */
const PALM_MM = 22;
const BEZEL_MM = 12;
/** Nobody presses longer. */
const LONGEST_PRESS_MS = 2000;
/** As far from a key as somebody can be who meant it: further off another thing may have been meant, or nothing. */
const MISS_MM = 14;

export type Direction = 'up' | 'down' | 'left' | 'right';

/** CSS pixels of a millimetre of this glass. */
export function pxPerMm(): number {
  const mm = getComputedStyle(document.documentElement).getPropertyValue('--mm');
  return Number.parseFloat(mm) || 4;
}

/** Whether a finger that comes down here is on this key. */
export function isOn(at: Point, key: Box, mm: number): boolean {
  return distance(at, key) <= OVER_EDGE_MM * mm;
}

/** Whether a finger that is lifted here may have rolled off this key. */
export function hasRolledOff({ x, y }: Point, key: Box, mm: number): boolean {
  return distance({ x, y }, key) <= ROLL_MM * mm;
}

/** A hand that rests on the glass: it is wide, or it has lain at the very edge for longer than anybody presses. */
export function isPalm(
  contact: Contact,
  glass: { width: number; height: number; mm: number },
  now: number,
): boolean {
  const { mm } = glass;
  if (Math.max(contact.width, contact.height) > PALM_MM * mm) return true;
  const fromEdge = Math.min(contact.x, contact.y, glass.width - contact.x, glass.height - contact.y);
  return fromEdge < BEZEL_MM * mm && now - contact.at > LONGEST_PRESS_MS;
}

/** Which key was meant by a touch beside all of them, and where it lies from there; undefined where none is near. */
export function missed(at: Point, keys: readonly Box[], mm: number): Direction | undefined {
  const nearest = nearestOf(at, keys);
  return nearest && nearest.away <= MISS_MM * mm ? nearest.direction : undefined;
}

/** Which box is nearest, how far away (CSS pixels, 0 where it is here), and which way. */
export function nearestOf(
  at: Point,
  boxes: readonly Box[],
): { index: number; away: number; direction: Direction } | undefined {
  const [nearest] = boxes
    .map((box, index) => ({ box, index, away: distance(at, box) }))
    .toSorted((one, other) => one.away - other.away);
  if (!nearest) return undefined;
  const { across, down } = way(at, nearest.box);
  const upright = Math.abs(down) >= Math.abs(across);
  const direction = upright ? (down > 0 ? 'down' : 'up') : across > 0 ? 'right' : 'left';
  return { index: nearest.index, away: nearest.away, direction };
}

function distance(at: Point, box: Box): number {
  const { across, down } = way(at, box);
  return Math.hypot(across, down);
}

/** How far, and which way, it is from here to the nearest place in a box. */
function way({ x, y }: Point, { left, right, top, bottom }: Box): { across: number; down: number } {
  return {
    across: x < left ? left - x : x > right ? right - x : 0,
    down: y < top ? top - y : y > bottom ? bottom - y : 0,
  };
}
