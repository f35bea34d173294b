import { readFileSync } from 'node:fs';
import { StartRefusal } from './log/start-refusal.ts';
import type { KeyProtection } from './store/key-file.ts';
import { passphraseProtection } from './store/passphrase.ts';
import type { AskFor } from './typed-lines.ts';

/** Where a passphrase comes from that somebody types. Anything else is a file. */
const typed = '-';

/** Whoever has the key's file guesses as fast as they have processors, so six digits like a PIN's would not do. */
const leastLength = 12;

/**
 * What seals the wrapping key's file, from the first line of a file or from whoever types it. Throws `StartRefusal` where
 * there is none, or one that would be guessed.
 *
 * @param from nothing where no passphrase was promised, and then there is none
 * @param what says which, to whoever types it
 */
export async function readPassphrase(
  from: string | undefined,
  askFor: AskFor,
  what = 'Passphrase',
): Promise<KeyProtection | undefined> {
  if (from === undefined) return undefined;
  const passphrase = from === typed ? await askFor(what) : firstLine(from);
  if (passphrase === '')
    throw new StartRefusal(
      'passphrase-missing',
      `No passphrase was given${from === typed ? '' : ` in ${from}`}.`,
    );
  if (Array.from(passphrase).length < leastLength)
    throw new StartRefusal('passphrase-weak', `A passphrase has at least ${leastLength} characters.`);
  return passphraseProtection(passphrase);
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0]?.trim() ?? '';
  } catch {
    throw new StartRefusal('passphrase-missing', `The passphrase file ${file} cannot be read.`);
  }
}
