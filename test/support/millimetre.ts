/** Cap height of the font that ships, as a share of its em. test/renderer/style/size.test.ts reads it from the file. */
export const CAP_RATIO = 0.733;

/** Where eyes are while a hand touches the glass. */
export const VIEW_MM = 600;

/** The angle that a capital of this em fills, in degrees (EN 301 549 5.1.4). */
export function capDegrees(emMm: number, viewMm = VIEW_MM): number {
  return (180 * emMm * CAP_RATIO) / (Math.PI * viewMm);
}
