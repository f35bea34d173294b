/** The keys of a keypad for hands that do not see the glass. */
export const keypadKeys = ['up', 'down', 'left', 'right', 'select', 'back', 'listen', 'help'] as const;
/** Two switches: one goes on to the next thing, one presses it. */
export const switches = ['move', 'press'] as const;
export const hardKeys = [...keypadKeys, ...switches] as const;

export type KeypadKey = (typeof keypadKeys)[number];
export type HardKey = (typeof hardKeys)[number];

export function isHardKey(name: string): name is HardKey {
  return (hardKeys as readonly string[]).includes(name);
}
