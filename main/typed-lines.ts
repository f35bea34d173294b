import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';

/**
 * Asks for a secret: the next line of what is typed or piped in, without the blanks around it; empty where nothing more
 * comes. So it stands in no list of processes and in no history.
 */
export type AskFor = (what: string) => Promise<string>;

/**
 * Lines from standard input, of which one after the other is asked for. On a terminal it says what it waits for, and what
 * is typed is not shown.
 */
export function typedLines(input: Readable & { isTTY?: boolean }, say: (text: string) => void): AskFor {
  const isTerminal = input.isTTY === true;
  let lines: AsyncIterator<string> | undefined;
  const begin = () => {
    // Readline shows what is typed by writing it out again, which here leads nowhere.
    const output = new Writable({ write: (_bytes, _encoding, done) => done() });
    const reading = createInterface({ input, output, terminal: isTerminal });
    // As long as the terminal is read key by key, the system does not see that somebody gave up.
    reading.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    return reading[Symbol.asyncIterator]();
  };
  return async (what) => {
    if (isTerminal) say(`${what}: `);
    lines ??= begin();
    const { value, done } = await lines.next();
    if (isTerminal) say('\n');
    return done === true ? '' : value.trim();
  };
}
