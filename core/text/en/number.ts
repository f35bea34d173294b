const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** One digit after another: `one three eight`. */
export function sayDigits(digits: string): string {
  return Array.from(digits)
    .map((digit) => small[Number(digit)] ?? digit)
    .join(' ');
}

/** A whole number: `three hundred and eighty`. */
export function sayNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
  if (value < 0) return `minus ${sayNumber(-value)}`;
  for (const [size, unit] of [
    [1_000_000_000, 'billion'],
    [1_000_000, 'million'],
    [1000, 'thousand'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const joint = rest && rest < 100 ? ' and ' : ' ';
    return `${sayNumber(Math.floor(value / size))} ${unit}${rest ? joint + sayNumber(rest) : ''}`;
  }
  if (value >= 100) {
    const rest = value % 100;
    return `${small[Math.floor(value / 100)]} hundred${rest ? ` and ${sayNumber(rest)}` : ''}`;
  }
  if (value < 20) return small[value] ?? String(value);
  return `${tens[Math.floor(value / 10)]}${value % 10 ? `-${small[value % 10]}` : ''}`;
}

/** `twenty-third`. */
export function sayOrdinal(value: number): string {
  const words = sayNumber(value);
  const last = /[a-z]+$/.exec(words)?.[0] ?? '';
  const ordinal = irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return words.slice(0, words.length - last.length) + ordinal;
}

/** `nineteen forty-nine`, `nineteen oh five`, `two thousand and five`. */
export function sayYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (year < 1000 || year % 1000 < 10) return sayNumber(year);
  if (rest === 0) return `${sayNumber(century)} hundred`;
  return `${sayNumber(century)} ${rest < 10 ? `oh ${small[rest]}` : sayNumber(rest)}`;
}
