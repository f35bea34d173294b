/** USB sticks, as the operating system has them mounted. Nothing on them is ever run. */
export interface Sticks {
  /** The root of each that is in now. */
  roots(): readonly string[];
  close(): void;
}

/** @param changed told whenever one came or went */
export type OpenSticks = (changed: () => void) => Sticks;

export const noSticks: OpenSticks = () => ({ roots: () => [], close: () => undefined });
