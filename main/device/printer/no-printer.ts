import type { Printer } from './port.ts';

/** A kiosk without a printer: the number on the screen is copied by hand. */
export const noPrinter: Printer = { print: () => Promise.resolve('no-printer') };
