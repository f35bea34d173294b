/** What looks like one sign of a unit, in one character or another: ㎡ and m² as m2, ℃ and ° C as °c. */
export function plainSign(sign: string): string {
  return sign.normalize('NFKC').replaceAll(' ', '').toLowerCase();
}
