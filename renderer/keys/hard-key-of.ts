import type { HardKey } from '../../core/hard-key.ts';

/**
 * What common USB keypads send. The arrows and Enter go by their meaning: a numeric keypad sends digits while its Num
 * Lock is on, and then they are digits. The four signs around the digits go by their place, because the same signs on a
 * whole keyboard are there to be written.
 */
const byMeaning: Readonly<Record<string, HardKey>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'select',
  Escape: 'back',
  BrowserBack: 'back',
  F1: 'help',
  Help: 'help',
  F2: 'listen',
  F7: 'move',
  F8: 'press',
};
const byPlace: Readonly<Record<string, HardKey>> = {
  NumpadSubtract: 'back',
  NumpadAdd: 'listen',
  NumpadMultiply: 'help',
};

/** What an operator has said that keys of this kiosk's keypad or switches send, by their place. */
export type OwnKeys = Readonly<Record<string, HardKey>>;

/** Which of the hard keys this is, if it is one. */
export function hardKeyOf(
  { code, key }: Pick<KeyboardEvent, 'code' | 'key'>,
  own: OwnKeys,
): HardKey | undefined {
  return own[code] ?? byPlace[code] ?? byMeaning[key];
}
