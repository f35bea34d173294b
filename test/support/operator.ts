import type { CommandParts } from '../../main/command/command.ts';
import { readPassphrase } from '../../main/read-passphrase.ts';

/** An operator at a terminal, beside a kiosk of `serve` that does not run, who types these lines one after the other. */
export function operatorOf(
  dataDir: string,
  { typed = [], passphraseFile }: { typed?: readonly string[]; passphraseFile?: string } = {},
): Omit<CommandParts, 'list'> {
  const lines = [...typed];
  const askFor = async () => lines.shift() ?? '';
  return {
    dataDir,
    shell: 'serve',
    protections: async () => ({
      passphrase:
        passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile, askFor, 'Passphrase'),
    }),
    askFor,
  };
}
