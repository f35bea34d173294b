/** The few characters by which said values differ between the ways of writing Chinese. */
export interface ChineseCharacters {
  readonly minus: string;
  /** 12.5 is 十二点五. */
  readonly point: string;
  readonly hundredMillion: string;
  readonly tenThousand: string;
  /** Two of something: 两个人. */
  readonly pair: string;
  /** After the number of a day, as it is said. */
  readonly day: string;
  /** After the hour of a clock. */
  readonly hour: string;
  /** The second character of an hour that lasts: 小时. */
  readonly hourSpan: string;
  /** A thousand kilograms. */
  readonly ton: string;
}

/** How numbers are read out that are copied or dialled. That goes by the speech, whichever way the text is written. */
export interface Dictation {
  readonly one: string;
  /** The last place of some identity numbers. */
  readonly x: string;
}

/** As clerks and operators say them. */
export const dictations = {
  // 一 is mistaken for 七 in Mandarin. In Cantonese nobody does, and nobody knows a 幺: voices read it as some other word.
  cmn: { one: '幺', x: '艾克斯' },
  // The letter's own name. The three characters that sound like it in Mandarin are ngaai-hak-si here.
  yue: { one: '一', x: 'X' },
} as const satisfies Readonly<Record<string, Dictation>>;
