import type { Printer as Setting } from 'receiptline';
import { paperColumns } from './port.ts';

/**
 * A paper in ReceiptLine's notation as what a printer, or a picture of one, is given. The library is loaded when the
 * first paper is printed: its tables of characters would make every start of the kiosk slower.
 */
export async function typeset(paper: string, setting: Pick<Setting, 'command' | 'cutting'>): Promise<string> {
  const { transform } = await import('receiptline');
  return transform(paper, { ...setting, encoding: 'gb18030', cpl: paperColumns, spacing: true });
}
