import { noScanner, type OpenScanner, type ScannerKind } from './port.ts';
import { simulatedScanner } from './simulated-scanner.ts';

/** The scanner that was configured, as far as the machine has to do with it. */
export function scannerFor(configured: ScannerKind, dataDir: string): OpenScanner {
  return configured === 'simulated' ? simulatedScanner(dataDir) : noScanner;
}
