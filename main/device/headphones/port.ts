/**
 * The jack for headphones. Where nobody can say whether any are plugged in they are not: what is personal is then asked
 * about before it is said aloud.
 */
export interface Headphones {
  isIn(): boolean;
  close(): void;
}

/** @param changed told whenever they were plugged in or out */
export type OpenHeadphones = (changed: () => void) => Headphones;

export const noHeadphones: OpenHeadphones = () => ({ isIn: () => false, close: () => undefined });
