import type { KeyProtections } from '../store/key-file.ts';
import type { Shell } from '../store/open.ts';
import type { AskFor } from '../typed-lines.ts';

/** What a command works with: the shell brings it. */
export interface CommandParts {
  readonly dataDir: string;
  readonly shell: Shell;
  /** What the wrapping key's file is sealed with. Throws `StartRefusal` where a passphrase was promised and is not there. */
  readonly protections: () => Promise<KeyProtections>;
  readonly askFor: AskFor;
  /** Takes what a command lists, a line at a time. */
  readonly list: (line: string) => void;
}

/** What came of it, in a sentence for the terminal. */
export interface CommandDone {
  readonly ok: boolean;
  readonly sentence: string;
}

/** Something that an operator has done to a data folder while its kiosk does not run. */
export type Command = (parts: CommandParts) => CommandDone | Promise<CommandDone>;

export const yes = (sentence: string): CommandDone => ({ ok: true, sentence });
export const no = (sentence: string): CommandDone => ({ ok: false, sentence });
