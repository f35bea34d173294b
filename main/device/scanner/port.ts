/**
 * A scanner of codes that the machine itself hears of. One that types like a keyboard is heard by the screen instead, see
 * `renderer/scan`, and is here only by name.
 */
export interface Scanner {
  close(): void;
}

/** @param read told of every code, as it stands in it */
export type OpenScanner = (read: (text: string) => void) => Scanner;

/** `keys` types like a keyboard. */
export const scannerKinds = ['keys', 'simulated', 'none'] as const;
export type ScannerKind = (typeof scannerKinds)[number];

export const noScanner: OpenScanner = () => ({ close: () => undefined });
