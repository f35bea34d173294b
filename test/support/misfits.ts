import { type Panel, panelSizes } from '../../renderer/style/look.ts';
import { contrast } from './colour.ts';
import type { Measured, Target } from './measure.ts';
import { capDegrees } from './millimetre.ts';

/** Millimetres: what a finger of 78 needs, and how far keys stand apart. */
const TARGET = 20;
const GAP = 6;
/** The same for keys that are one thing to a hand: how large one of them is, and how far two stand apart. */
const groups = { voice: { target: 20, gap: 4 }, pad: { target: 16, gap: 4 } };
/** Half a pixel of rounding, on the panel with the fewest of them. */
const HAIR = 0.2;
/** Percent of an upright glass, counted from above: who sits or is small does not reach what is higher. */
const IN_REACH = 37;
/** Degrees of arc that a capital fills (EN 301 549 5.1.4). */
const LEAST_DEGREES = 0.7;

/** CSS pixels that a main key of an app for older people has, whatever the glass (MIIT app norm 2.1). */
const TARGET_PX = 60;
/** Millimetres between a key and the edge of the glass; less on the smallest. */
const margins: Readonly<Record<Panel, number>> = { '21': 10, '32': 10, p32: 10, '12': 6 };
/** In em: how far the lines of running text are apart, how far where some sentences have no room, and how long they are. */
const LINE = { apart: 1.3, onTheSmallest: 1.15, longest: 40 };
/** In lines: how far a hint or a detail stands below its sentence. */
const BELOW = 1.3;
/** CSS pixels that text has at the largest of the sizes (MIIT app norm 1.1). */
const LARGEST_PX = 30;
/** Nothing is thinner. */
const WEIGHT = 400;
/** What an edge has to have against what it lies on (WCAG 1.4.11). */
const EDGE = 3;

/** What is too small, too near, cut off, covered, silent or out of its turn on a screen, each in words. */
export function misfitsOf(measured: Measured, panel: Panel): string[] {
  const { targets, texts, edges, colourAlone, overflow, burst, covered, hidden, unspoken, help } = measured;
  const mm = (px: number) => px / panelSizes[panel].pxPerMm;
  const small = targets
    .map(({ words, left, right, top, bottom, group }) => ({
      words,
      wide: mm(right - left),
      high: mm(bottom - top),
      least: group ? groups[group].target : TARGET,
    }))
    .filter(({ wide, high, least }) => Math.min(wide, high) < least - HAIR)
    .map(({ words, wide, high }) => `${words} is ${wide.toFixed(1)} x ${high.toFixed(1)} mm`);
  const near = gaps(targets)
    .filter(([one, other, gap]) => mm(gap) < leastGap(one, other) - HAIR)
    .map(([one, other, gap]) => `${one.words} and ${other.words} are ${mm(gap).toFixed(1)} mm apart`);
  const faint = texts
    .filter(({ em }) => capDegrees(mm(em)) < LEAST_DEGREES)
    .map(({ em, words }) => `"${words}" is ${capDegrees(mm(em)).toFixed(2)} degrees`);
  const { width, height } = panelSizes[panel];
  const main = targets
    .filter(
      ({ group, left, right, top, bottom }) => !group && Math.min(right - left, bottom - top) < TARGET_PX,
    )
    .map(({ words }) => `${words} has less than ${TARGET_PX} px`);
  const atTheEdge = targets
    .filter(({ top, bottom }) => help && bottom - top < height / 2)
    .map(({ words, left, top, right, bottom }) => ({
      words,
      margin: mm(Math.min(left, top, width - right, height - bottom)),
    }))
    .filter(({ margin }) => margin < margins[panel] - HAIR)
    .map(({ words, margin }) => `${words} is ${margin.toFixed(1)} mm from the edge`);
  const faintEdges = edges
    .filter(({ edge, behind }) => contrast(edge, behind) < EDGE)
    .map(({ words, edge, behind }) => `an edge of ${words} is ${edge} on ${behind}`);
  const outOfReach = targets
    // A part that is shown without its screen stands where it likes, and a whole glass is touched anywhere.
    .filter(({ top, bottom }) => help && panel === 'p32' && bottom - top < height / 2)
    .map(({ words, top }) => ({ words, percent: Math.round((top / height) * 100) }))
    .filter(({ percent }) => percent < IN_REACH)
    .map(({ words, percent }) => `${words} begins ${percent} % down an upright glass`);
  return [
    ...small,
    ...main,
    ...atTheEdge,
    ...setBadly(measured, panel),
    ...new Set(faintEdges),
    ...colourAlone,
    ...outOfReach,
    ...near,
    ...faint,
    ...(burst.length > 0 ? [`words stick out of ${burst.join(', ')}`] : []),
    ...(overflow > 1 ? [`sticks out by ${overflow} px`] : []),
    ...covered.map((words) => `something lies over an edge of ${words}`),
    ...hidden,
    ...unspoken.map((words) => `nobody says "${words}"`),
    ...outOfTurn(measured),
  ];
}

/** Running text that is hard to follow from line to line, and letters that are thin or have not grown. */
function setBadly({ paragraphs, texts, size }: Measured, panel: Panel): string[] {
  const isSmallest = panel === '12';
  const apartAtLeast = isSmallest ? LINE.onTheSmallest : LINE.apart;
  // On the smallest, and at the two larger sizes, the room goes to the letters.
  const standsOff = !isSmallest && size <= 2;
  return [
    ...paragraphs
      .filter(({ lines, apart }) => lines > 1 && apart < apartAtLeast - 0.005)
      .map(({ words, apart }) => `the lines of "${words}" are ${apart.toFixed(2)} em apart`),
    ...paragraphs
      .filter(({ longest }) => longest > LINE.longest)
      .map(({ words, longest }) => `a line of "${words}" is ${longest.toFixed(1)} em long`),
    ...paragraphs
      .filter(({ below = BELOW }) => standsOff && below < BELOW - 0.01)
      .map(({ words, below }) => `"${words}" is ${below?.toFixed(2)} lines below its sentence`),
    ...texts.filter(({ align }) => align === 'justify').map(({ words }) => `"${words}" is justified`),
    ...texts.filter(({ weight }) => weight < WEIGHT).map(({ words }) => `"${words}" is thin`),
    ...texts
      .filter(({ em, grows }) => size === 4 && grows && em < LARGEST_PX)
      .map(({ em, words }) => `"${words}" has ${em.toFixed(1)} px at the largest size`),
  ];
}

function leastGap(one: Target, other: Target): number {
  return one.group && one.group === other.group ? groups[one.group].gap : GAP;
}

/** The distance between every two targets that are neighbours: side by side or one above the other. */
function gaps(targets: readonly Target[]): [Target, Target, number][] {
  return targets.flatMap((one, index) =>
    targets.slice(index + 1).map((other): [Target, Target, number] => {
      const across = Math.max(one.left - other.right, other.left - one.right);
      const down = Math.max(one.top - other.bottom, other.top - one.bottom);
      return [one, other, across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down)];
    }),
  );
}

/**
 * Where the focus jumps back against the way of reading: up without a new column, or back within a row.
 */
function outOfTurn({ targets }: Measured): string[] {
  return targets.slice(1).flatMap((next, at) => {
    const last = targets[at];
    // From head to sheet to foot, wherever a panel puts them.
    if (!last || last.group !== next.group || last.mirrored !== next.mirrored) return [];
    const isAbove = next.bottom <= last.top;
    const { mirrored } = next;
    const startsColumn = mirrored ? next.right <= last.left : next.left >= last.right;
    const sameRow = next.top < last.bottom && last.top < next.bottom;
    const isBack = mirrored ? next.left >= last.right : next.right <= last.left;
    return (isAbove && !startsColumn) || (sameRow && isBack)
      ? [`the focus goes back from ${last.words} to ${next.words}`]
      : [];
  });
}
