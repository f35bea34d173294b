/** A number and the Chinese unit behind it stay on one line: nobody reads 2026 at the end of one and 年 at the start of the next. */
export function keepUnit(text: string): string {
  return text.replaceAll(/(?<=[0-9]) (?=\p{Script=Han})/gu, '\u00a0');
}
