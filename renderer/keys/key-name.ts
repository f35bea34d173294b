/** The eight keys of a keypad for hands that do not see the glass. */
export const keyNames = ['up', 'down', 'left', 'right', 'select', 'back', 'listen', 'help'] as const;
export type KeyName = (typeof keyNames)[number];

/**
 * What common USB keypads send. The arrows and Enter go by their meaning: a numeric keypad sends digits while its Num
 * Lock is on, and then they are digits. The four signs around the digits go by their place, because the same signs on a
 * whole keyboard are there to be written.
 */
const byMeaning: Readonly<Record<string, KeyName>> = {
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
};
const byPlace: Readonly<Record<string, KeyName>> = {
  NumpadSubtract: 'back',
  NumpadAdd: 'listen',
  NumpadMultiply: 'help',
};

/** Which of the eight keys this is, if it is one. */
export function keyNameOf({ code, key }: Pick<KeyboardEvent, 'code' | 'key'>): KeyName | undefined {
  return byPlace[code] ?? byMeaning[key];
}
