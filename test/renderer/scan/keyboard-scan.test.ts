import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyMove, keyboardScan } from '../../../renderer/scan/keyboard-scan.ts';

// A scanner that is a keyboard, told from a hand by how fast it types.

const code = 'bangban:parked/1/90817263';

interface Press {
  key: string;
  /** After the press before. */
  afterMs: number;
  code?: string;
  shiftKey?: boolean;
  altKey?: boolean;
  repeat?: boolean;
  /** The screen was busy and came to it only then. */
  seenLateMs?: number;
}

function presses(text: string, everyMs: number): Press[] {
  const names: Readonly<Record<string, string>> = { '\n': 'Enter', '\t': 'Tab', '^': 'Shift' };
  return Array.from(text, (key) => ({ key: names[key] ?? key, afterMs: everyMs }));
}

/** What came of it: the codes that were heard, and the keys that reached the screen, in the order in which they did. */
function type(each: readonly Press[]) {
  const heard: string[] = [];
  const reached: string[] = [];
  let nowMs = 1000;
  let pressedMs = nowMs;
  let due: { atMs: number; run: () => void } | undefined;
  const passTo = (atMs: number) => {
    nowMs = atMs;
    if (!due || due.atMs > nowMs) return;
    const { run } = due;
    due = undefined;
    run();
  };
  const listen = keyboardScan<KeyMove>({
    hear: (text) => heard.push(text),
    release: (moves) => reached.push(...moves.map(nameOf)),
    after: (delayMs, run) => {
      const own = { atMs: nowMs + delayMs, run };
      due = own;
      return () => {
        if (due === own) due = undefined;
      };
    },
  });
  const move = (kind: 'keydown' | 'keyup', press: Press): void => {
    const { key, code: place = '', shiftKey = false, altKey = false, repeat = false } = press;
    const one = { type: kind, key, code: place, timeStamp: pressedMs, repeat, shiftKey, altKey };
    const moved = { ...one, ctrlKey: false, metaKey: false };
    if (!listen(moved)) reached.push(nameOf(moved));
  };
  for (const press of each) {
    pressedMs += press.afterMs;
    passTo(Math.max(nowMs, pressedMs + (press.seenLateMs ?? 0)));
    move('keydown', press);
    move('keyup', press);
  }
  passTo(nowMs + 1000);
  return { heard, reached };
}

function signsIn(keys: readonly string[]): number {
  return keys.filter((key) => key.length === 1).length;
}

function nameOf({ type: kind, key }: KeyMove): string {
  return kind === 'keydown' ? key : `/${key}`;
}

function both(text: string): string[] {
  return presses(text, 0).flatMap(({ key }) => [key, `/${key}`]);
}

test.each([1, 4, 16, 35])(
  'a code that comes fast and ends with Enter is heard, and no key of it reaches the screen: %s ms',
  (ms) => {
    expect(type(presses(`${code}\n`, ms))).toEqual({ heard: [code], reached: [] });
  },
);

test('Tab ends a code as Enter does', () => {
  expect(type(presses(`${code}\t`, 8))).toEqual({ heard: [code], reached: [] });
});

test.each([
  ['typed by hand', '13800138000\n', 90],
  ['a few keys', '12345\n', 4],
  ['nothing that ends it', code, 4],
  ['only an end', '\n', 4],
  ['a space that presses a key', ' ', 4],
] as const)('what is no scan reaches the screen whole and in its order: %s', (_what, text, everyMs) => {
  expect(type(presses(text, everyMs))).toEqual({ heard: [], reached: both(text) });
});

test('no hand is taken for a scanner, however it types', () => {
  const hand = fc.array(
    fc.record({
      key: fc.constantFrom('a', '7', 'Enter', 'Tab', 'Backspace', ' ', 'Shift', 'ArrowDown'),
      afterMs: fc.integer({ min: 36, max: 900 }),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(hand, (each) => {
      const { heard, reached } = type(each);
      expect(heard).toEqual([]);
      expect(reached).toEqual(each.flatMap(({ key }) => [key, `/${key}`]));
    }),
  );
});

test('nothing that was typed is lost, whatever is mixed with what', () => {
  const any = fc.array(
    fc.record({
      key: fc.constantFrom('a', '7', 'Enter', 'Backspace', ' ', 'ArrowDown'),
      afterMs: fc.integer({ min: 0, max: 80 }),
    }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(any, (each) => {
      const { heard, reached } = type(each);
      const scanned = heard.reduce((sum, text) => sum + text.length, 0);
      expect(scanned + signsIn(reached)).toBe(signsIn(each.map(({ key }) => key)));
      expect(reached.filter((key) => key === 'Enter').length + heard.length).toBe(
        each.filter(({ key }) => key === 'Enter').length,
      );
    }),
  );
});

test('what a hand typed right before is no part of the code', () => {
  const { heard, reached } = type([
    ...presses('7', 100),
    { key: 'b', afterMs: 60 },
    ...presses(`${code.slice(1)}\n`, 4),
  ]);
  expect(heard).toEqual([code]);
  expect(reached).toEqual(both('7'));
});

test('the Enter of a person who types after a code is their own', () => {
  const { heard, reached } = type([...presses(code, 4), { key: 'Enter', afterMs: 300 }]);
  expect(heard).toEqual([]);
  expect(reached.at(-2)).toBe('Enter');
});

test('the shift that a scanner holds for a capital is no part of the code', () => {
  expect(type(presses('^Y^X2611\n', 10)).heard).toEqual(['YX2611']);
});

test('a key that is held down is no scanner', () => {
  const held = [
    ...presses('a', 100),
    ...Array.from({ length: 20 }, () => ({ key: 'a', afterMs: 30, repeat: true })),
  ];
  expect(type([...held, { key: 'Enter', afterMs: 30 }]).heard).toEqual([]);
});

/** What a scanner types where every key comes as this one. */
function pressesTaken(key: string): Press[] {
  return [
    { key, code: 'KeyY', shiftKey: true, afterMs: 8 },
    { key, code: 'Digit2', afterMs: 8 },
    { key, code: 'Semicolon', shiftKey: true, afterMs: 8 },
    { key, code: 'KeyX', afterMs: 8 },
    { key, code: 'Minus', afterMs: 8 },
    { key, code: 'Slash', afterMs: 8 },
  ];
}

test('where a Chinese way of typing takes the keys, they are known by their place', () => {
  const enter = { key: 'Enter', afterMs: 8 };
  expect(type([...pressesTaken('Process'), enter]).heard).toEqual(['Y2:x-/']);
  // And wide signs, which some of them make of every key.
  expect(type([...pressesTaken('；'), enter]).heard).toEqual(['Y2:x-/']);
});

test('a character that has no key is heard as one that could not be typed', () => {
  const byNumber = Array.from('20113', (key) => ({ key, code: `Numpad${key}`, altKey: true, afterMs: 8 }));
  const { heard, reached } = type([...byNumber, ...presses('2611\n', 8)]);
  expect(heard).toEqual(['\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD2611']);
  expect(reached).toEqual([]);
});

test('a code is whole also where the screen was busy for a moment, and let the first of it go', () => {
  const [first, second, ...others] = presses(`${code}\n`, 8);
  const { heard, reached } = type([first!, { ...second!, seenLateMs: 200 }, ...others]);
  expect(heard).toEqual([code]);
  expect(reached).toEqual(both('b'));
});
