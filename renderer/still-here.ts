/**
 * Somebody is there, though they touch nothing: they speak, or listen to what they have said. What counts the time without
 * an act (`idle.ts`) counts it as one.
 */
export function stillHere(): void {
  window.dispatchEvent(new Event('input'));
}
