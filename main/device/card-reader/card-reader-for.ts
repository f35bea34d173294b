import { type Mapping, readMapping } from './mapping.ts';
import { pollReader } from './poll-reader.ts';
import { type CardKind, noCardReader, type OpenCardReader } from './port.ts';
import { serialReader } from './serial-reader.ts';
import { simulatedCardReader } from './simulated-card-reader.ts';
import { subscribeReader } from './subscribe-reader.ts';

/** A keyboard wedge tells nobody that it is there: the operator has said so. What it types comes in by the screen. */
const typingReader: OpenCardReader = () => ({ isThere: () => true, close: () => undefined });

/** A reader, and what is known of it from how it was configured. */
export interface ConfiguredReader {
  readonly open: OpenCardReader;
  readonly card: CardKind;
  /** It is a keyboard. */
  readonly types: boolean;
}

/** The reader that was configured: `none`, `simulated`, or by the file that describes it. */
export function cardReaderFor(configured: string, dataDir: string): ConfiguredReader {
  const identity = { card: 'identity', types: false } as const;
  if (configured === 'none') return { open: noCardReader, ...identity };
  if (configured === 'simulated') return { open: simulatedCardReader(dataDir), ...identity };
  const mapping = readMapping(configured);
  return { open: readerOf(mapping), card: mapping.card, types: mapping.reader === 'keys' };
}

function readerOf(mapping: Mapping): OpenCardReader {
  switch (mapping.reader) {
    case 'poll':
      return pollReader(mapping);
    case 'subscribe':
      return subscribeReader(mapping);
    case 'lines':
      return serialReader(mapping);
    case 'keys':
      return typingReader;
  }
}
