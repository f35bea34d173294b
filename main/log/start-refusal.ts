import { withoutMessage } from './operating-log.ts';

/** Why the kiosk does not start, in one sentence for the operator that says what to do. */
export interface StartRefused {
  readonly code: string;
  readonly sentence: string;
  /** Only what the operator hands in anew can mend it: the same once more would be refused once more. */
  readonly lasting?: true;
}

/** Thrown by a part of the start that meets what only the operator can mend: a folder, a file, a disk. */
export class StartRefusal extends Error implements StartRefused {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }

  get sentence(): string {
    return this.message;
  }
}

/** The sentence for whatever a start came to. A fault of ours has a kind and a place in it, for whoever mends it. */
export function startRefused(error: unknown): StartRefused {
  if (error instanceof StartRefusal) return { code: error.code, sentence: error.sentence };
  const { error: kind, code, stack } = withoutMessage(error);
  const where = [code === '' ? kind : code, stack[0]].filter((part) => part !== undefined).join(' at ');
  return {
    code: 'fault',
    sentence:
      `The kiosk could not start, by a fault of the program (${where}). ` +
      `It tries again by itself; if that does not help, tell whoever supplied it.`,
  };
}
