import path from 'node:path';
import type { OperatingLog } from '../../log/operating-log.ts';
import { noPrinter } from './no-printer.ts';
import type { Printer } from './port.ts';
import { realPrinter } from './real-printer.ts';
import { simulatedPrinter } from './simulated-printer.ts';

/** The printer that was configured: `none`, `simulated`, or where a real one is. */
export function printerFor(configured: string, dataDir: string, log: OperatingLog): Printer {
  switch (configured) {
    case 'none':
      return noPrinter;
    case 'simulated':
      return simulatedPrinter(path.join(dataDir, 'simulated-printer'));
    default:
      return realPrinter(configured, log);
  }
}
