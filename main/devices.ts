import path from 'node:path';
import type { Configuration } from './configuration.ts';
import { cardReaderFor } from './device/card-reader/card-reader-for.ts';
import { headphonesFor } from './device/headphones/headphones-for.ts';
import { printerFor } from './device/printer/printer-for.ts';
import { scannerFor } from './device/scanner/scanner-for.ts';
import { sticksFor } from './device/stick/sticks-for.ts';
import type { OperatingLog } from './log/operating-log.ts';
import type { Ports } from './machine.ts';
import { neuralVoices } from './speech/neural-voices.ts';
import { recogniserIn } from './speech/recogniser.ts';
import { readVoiceFolders } from './speech/voice-folder.ts';

export interface DevicesParts {
  readonly configuration: Configuration;
  readonly ports: Pick<Ports, 'voiceProcess' | 'clock'>;
  readonly log: OperatingLog;
  /** Headphones were put in or pulled out. */
  readonly changed: () => void;
  readonly atEnd: (end: () => unknown) => void;
}

export type Devices = ReturnType<typeof devicesFor>;

/** What stands on and beside the kiosk, real or simulated, and what speaks and listens in it. */
export function devicesFor({ configuration, ports, log, changed, atEnd }: DevicesParts) {
  const { dataDir, voicesDir } = configuration;
  const voices = readVoiceFolders(voicesDir, log);
  const headphones = headphonesFor(configuration.headphones, configuration.usbHeadphones, dataDir)(changed);
  atEnd(headphones.close);
  const neural = neuralVoices(
    voicesDir,
    new Set(voices.flatMap((voice) => (voice.neural ? [voice.variety] : []))),
    ports.voiceProcess,
    log,
    ports.clock.after,
  );
  atEnd(neural.close);
  const recogniser = recogniserIn(
    path.join(dataDir, 'recogniser'),
    { start: ports.voiceProcess.start, script: ports.voiceProcess.recogniserScript },
    log,
  );
  atEnd(recogniser.close);
  return {
    printer: printerFor(configuration.printer, dataDir, log),
    cardReader: cardReaderFor(configuration.cardReader, dataDir),
    scanner: scannerFor(configuration.scanner, dataDir),
    sticks: sticksFor(configuration.stick, dataDir),
    headphones,
    voices,
    neural,
    recogniser,
  };
}
