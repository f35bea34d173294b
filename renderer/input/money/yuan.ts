/** An amount as it is typed in 元: `380`, `380.`, `380.5`. Kept as text, because `380.` is on the way to something. */
export function typeYuan(typed: string, sign: string, maxFen: number): string {
  const [yuan = '', cents] = typed.split('.');
  if (sign === '.') return cents === undefined ? `${yuan || '0'}.` : typed;
  if (cents !== undefined) return cents.length < 2 ? typed + sign : typed;
  const longest = String(Math.floor(maxFen / 100)).length;
  // A zero in front says nothing: 05 is 5.
  return yuan.length < longest || yuan === '0' ? String(Number(yuan + sign)) : typed;
}

/** Whole 分; undefined while nothing is typed. */
export function fenOf(typed: string): number | undefined {
  if (typed === '') return undefined;
  const [yuan = '', cents = ''] = typed.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

/** `38050` is `380.5`, as it would have been typed. */
export function yuanOf(fen: number): string {
  const cents = String(fen % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(fen / 100)}${cents && `.${cents}`}`;
}
