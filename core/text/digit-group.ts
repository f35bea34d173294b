/** Digits in groups of these sizes; what is left over stays in the last group's size. */
export function groupBy(digits: string, sizes: readonly number[]): string[] {
  const groups: string[] = [];
  let from = 0;
  for (let turn = 0; from < digits.length; turn += 1) {
    const size = sizes[Math.min(turn, sizes.length - 1)] ?? digits.length;
    groups.push(digits.slice(from, from + size));
    from += size;
  }
  return groups;
}
