/** How long it waits on each thing before it goes on; by one's own press it never does by itself. */
export const paces = { own: undefined, slow: 4000, middle: 2500, quick: 1500 } as const;
export type Pace = keyof typeof paces;
export const allPaces: readonly Pace[] = ['own', 'slow', 'middle', 'quick'];
