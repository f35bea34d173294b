import type { Printed } from '../../../core/contract.ts';

/**
 * A printer for small paper. `paper` is a document in ReceiptLine's notation, at most `paperColumns` narrow letters
 * wide. Printing never fails loudly: whoever stands before the kiosk is told that there is no paper, and goes on.
 */
export interface Printer {
  print(paper: string): Promise<Printed>;
}

/** Of a roll 80 mm wide, the usual one. */
export const paperColumns = 48;
