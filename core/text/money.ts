/** Money is whole 分 everywhere inside; 元, 角 and 分 exist only in what is shown and said. */
export interface Amount {
  negative: boolean;
  yuan: number;
  jiao: number;
  fen: number;
}

export function amountOf(fen: number): Amount {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not whole 分: ${fen}`);
  const whole = Math.abs(fen);
  return {
    negative: fen < 0,
    yuan: Math.floor(whole / 100),
    jiao: Math.floor(whole / 10) % 10,
    fen: whole % 10,
  };
}

/** `380`, `380.50`, `12,000`: two decimals or none, never one, as on a banknote's receipt. */
export function writeYuan(fen: number): string {
  const amount = amountOf(fen);
  const cents = amount.jiao || amount.fen ? `.${amount.jiao}${amount.fen}` : '';
  return `${amount.negative ? '−' : ''}${groupDigits(amount.yuan)}${cents}`;
}

/** Four digits are read at a glance as they stand on a price tag; from five on a comma helps to count them. */
export function groupDigits(value: number): string {
  const digits = String(value);
  return digits.replace('-', '').length < 5
    ? digits
    : digits.replaceAll(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',');
}
