import { untypable } from '../../core/code/read-code.ts';

/** Nobody's hand puts so many keys so close to each other; a scanner that is a keyboard needs some 16 ms for each. */
const FAST_MS = 35;
/** So long a sign is held back for the next one to come. */
const HELD_MS = FAST_MS + 10;
/** After so many that fast it is hardly a hand: then even a computer that is busy for a moment has time to bring the next. */
const SURE = 4;
const SURELY_HELD_MS = 200;
const SHORTEST = 6;

/** What has to be known of a key going down or up. */
export type KeyMove = Pick<
  KeyboardEvent,
  'type' | 'key' | 'code' | 'timeStamp' | 'repeat' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'
>;

export interface KeyboardScanParts<Move extends KeyMove> {
  /** A scanner typed this, and ended it. */
  readonly hear: (text: string) => void;
  /** A hand typed these after all: they are to go on to whom they were meant for. */
  readonly release: (moves: readonly Move[]) => void;
  /** Runs something later, and answers how to call it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/**
 * Tells a scanner among the keys from a hand: six signs and more, each of them sooner after the one before than anybody types,
 * ended by Enter or Tab. No sign goes on to the screen before it is known to be a hand's, so that a code never lands in an
 * answer: what a person types arrives a twentieth of a second later, and none of it is ever lost.
 *
 * @returns to be told every key going down or up; true where it is to be kept from everybody else
 */
export function keyboardScan<Move extends KeyMove>({ hear, release, after }: KeyboardScanParts<Move>) {
  /** What was typed this fast so far, also where some of it was let go already because the screen was too busy to look. */
  let run = '';
  let held: Move[] = [];
  /** Keys that went down and are held, or were a scanner's: what comes of them coming up again. */
  const down = new Map<string, 'held' | 'scanned'>();
  let lastMs = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | undefined;

  function letGo(): void {
    callOff?.();
    callOff = undefined;
    const moves = held;
    held = [];
    for (const { code, key } of moves) down.delete(code || key);
    if (moves.length > 0) release(moves);
  }

  function isNoScan(): false {
    letGo();
    run = '';
    return false;
  }

  function end(move: Move): true {
    callOff?.();
    callOff = undefined;
    const text = run;
    run = '';
    held = [];
    for (const key of down.keys()) down.set(key, 'scanned');
    down.set(move.code || move.key, 'scanned');
    hear(text);
    return true;
  }

  function goesDown(move: Move): boolean {
    const isFast = move.timeStamp - lastMs <= FAST_MS;
    lastMs = move.timeStamp;
    // Held by a scanner for a capital: it is no sign, and no end either.
    if (move.key === 'Shift') return isFast ? false : isNoScan();
    if (move.repeat || move.ctrlKey || move.metaKey) return isNoScan();
    if (move.key === 'Enter' || move.key === 'Tab')
      return isFast && run.length >= SHORTEST ? end(move) : isNoScan();
    if (!isFast) isNoScan();
    const sign = signOf(move);
    // A space alone presses what stands in front, which only the browser can do. No code begins with one.
    if (sign === undefined || (sign === ' ' && run === '')) return isNoScan();
    run += sign;
    held.push(move);
    down.set(move.code || move.key, 'held');
    callOff?.();
    callOff = after(run.length < SURE ? HELD_MS : SURELY_HELD_MS, letGo);
    return true;
  }

  function comesUp(move: Move): boolean {
    const key = move.code || move.key;
    const was = down.get(key);
    if (was === 'held') held.push(move);
    if (was === 'scanned') down.delete(key);
    return was !== undefined;
  }

  return (move: Move): boolean => (move.type === 'keyup' ? comesUp(move) : goesDown(move));
}

/** The key of the American layout by its place, with Shift and without. */
const byPlace: Readonly<Record<string, string>> = {
  Space: '  ',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  ...Object.fromEntries(Array.from('1234567890', (digit, at) => [`Digit${digit}`, digit + '!@#$%^&*()'[at]])),
};

/**
 * The sign that a scanner meant. Where a Chinese way of typing takes the key for itself, or makes a wide sign of it, it is known by its
 * place: scanners type as on an American keyboard. What has no key they enter by its number, with Alt.
 */
function signOf({ key, code, shiftKey, altKey }: KeyMove): string | undefined {
  if (altKey) return code.startsWith('Numpad') ? untypable : undefined;
  if (/^[ -~]$/.test(key)) return key;
  const isTaken = key === 'Process' || key === 'Unidentified' || Array.from(key).length === 1;
  if (!isTaken) return undefined;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase();
  return byPlace[code]?.charAt(shiftKey ? 1 : 0);
}
