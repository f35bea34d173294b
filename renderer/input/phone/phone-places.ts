/** How many digits stand together, as far as the first ones tell: `138 0013 8000`, `010 8888 6666`, `0571 888 6666`. */
export function phonePlaces(digits: string): number[] {
  if (!digits.startsWith('0')) return [3, 4, 4];
  return /^0[12]/.test(digits) ? [3, 4, 4] : [4, 4, 4];
}
