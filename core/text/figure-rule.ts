/** One way in which a figure stands in a text, and how it is said. `pattern` is the source of a regular expression. */
export interface FigureRule {
  pattern: string;
  say(found: string): string;
}

/** What looks the same in every language. None may begin inside a longer run of digits. */
export const figurePattern = {
  identity: '[1-9][0-9]{16}[0-9Xx](?![0-9])',
  mobile: '1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])',
  landline: '0[1-9][0-9]{1,2}[ -]?[2-8][0-9]{2,3}[ -]?[0-9]{4}(?![0-9])',
  day: '[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])',
  yuan: '[¥￥] ?[0-9][0-9,]{0,11}(?![0-9,])(?:\\.[0-9]{1,2}(?![0-9]))?',
  withCommas: '[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9])',
  leadingZero: '0[0-9]+',
};

/** Says every figure in a text by the first rule that fits, so the longest and surest stand first. */
export function sayFigures(rules: readonly FigureRule[]): (text: string) => string {
  const any = new RegExp(rules.map(({ pattern }) => `((?<![0-9])${pattern})`).join('|'), 'g');
  return (text) =>
    text.replaceAll(any, (found: string, ...groups: unknown[]) => {
      const rule = rules[groups.findIndex((group) => group !== undefined)];
      return rule ? rule.say(found) : found;
    });
}

/** 分 in `¥1,280.50` or `1280.5 元`. */
export function readYuan(found: string): number {
  const [yuan = '0', cents = ''] = found.replaceAll(/[^0-9.]/g, '').split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}
