/** One of them by chance. @param random in [0, 1) */
export function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  const drawn = items[Math.floor(random() * items.length)];
  if (drawn === undefined) throw new Error('There is nothing to draw from');
  return drawn;
}
