import { panelSizes } from './look.ts';

/** Nobody who sits reaches higher above the floor (EN 301 549, 8.3.2). */
const HIGHEST_MM = 1220;

/** Tells the style sheets how high the glass hangs. Answers an undo. */
export function applyGlassAt(aboveFloorMm: number | null): () => void {
  const { style } = document.documentElement;
  if (aboveFloorMm !== null) style.setProperty('--glass-at', String(aboveFloorMm));
  return () => style.removeProperty('--glass-at');
}

/**
 * Whether anything on this glass stands too high for somebody who sits, and can be brought down. Upright panels keep all
 * keys low anyway, and the smallest has no room to give: it is hung lower.
 */
export function isGlassTooHigh(aboveFloorMm: number | null, panel: keyof typeof panelSizes): boolean {
  if (aboveFloorMm === null || panel === 'p32' || panel === '12') return false;
  const { height, pxPerMm } = panelSizes[panel];
  return aboveFloorMm + height / pxPerMm > HIGHEST_MM;
}
