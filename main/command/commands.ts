import type { parseArgs } from 'node:util';
import { StartRefusal } from '../log/start-refusal.ts';
import { diskWords } from '../store/disk-words.ts';
import { no, type Command } from './command.ts';

/** Understood by every shell: what is done once, before the program ends again. */
export const commandOptions = {
  'set-pin': { type: 'string' },
  'staff-name': { type: 'string' },
  audit: { type: 'string' },
  'send-again-since': { type: 'string' },
  'rescue-into': { type: 'string' },
  'new-wrapping-key': { type: 'string' },
  'new-passphrase-file': { type: 'string' },
  'renew-keys': { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof commandOptions }>>['values'];

/**
 * Each command by the option that asks for it. What it needs is loaded when it runs: a kiosk that only starts, and shows
 * its screen the sooner, has no use for it.
 */
const commands: Partial<Record<keyof Values, (given: string, values: Values) => Command>> = {
  'set-pin': (staff, values) => async (parts) => {
    const { setPin } = await import('./set-pin.ts');
    return setPin({ ...parts, staff, name: values['staff-name'] });
  },
  audit:
    (what) =>
    async ({ dataDir, list }) => {
      if (what !== 'verify' && what !== 'list') return no('--audit takes verify or list.');
      const { checkAudit } = await import('./check-audit.ts');
      return checkAudit(dataDir, what === 'list' ? list : undefined);
    },
  'send-again-since': (since) => async (parts) => {
    const { sendAgain } = await import('./send-again.ts');
    return sendAgain({ ...parts, since });
  },
  'rescue-into': (to) => async (parts) => {
    const { rescue } = await import('./rescue.ts');
    return rescue({ ...parts, to });
  },
  'new-wrapping-key': (kept, values) => async (parts) => {
    const { newWrappingKey } = await import('./new-wrapping-key.ts');
    return newWrappingKey({ ...parts, kept, passphraseFile: values['new-passphrase-file'] });
  },
  'renew-keys': () => async (parts) => {
    const { renewKeys } = await import('./renew-keys.ts');
    return renewKeys(parts);
  },
};

/** The command that these options ask for, if they ask for any. */
export function commandIn(values: Values): Command | undefined {
  const given = new Map(Object.entries(values));
  for (const [option, command] of Object.entries(commands)) {
    const value = given.get(option);
    if (value !== undefined) return orWhatStandsAgainstIt(command(String(value), values));
  }
  return undefined;
}

function orWhatStandsAgainstIt(command: Command): Command {
  return async (parts) => {
    try {
      return await command(parts);
    } catch (error) {
      if (error instanceof StartRefusal) return no(error.sentence);
      const sentence = diskWords(error, parts.dataDir);
      if (sentence === undefined) throw error;
      return no(sentence);
    }
  };
}
