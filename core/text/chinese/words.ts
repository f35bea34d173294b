/** The few characters by which said values differ between the ways of writing and speaking Chinese. */
export interface ChineseWords {
  readonly minus: string;
  /** 12.5 is 十二点五. */
  readonly point: string;
  readonly hundredMillion: string;
  readonly tenThousand: string;
  /** Two of something: 两个人. */
  readonly pair: string;
  /** A one in a number that is copied or dialled. */
  readonly dictatedOne: string;
  /** The last place of some identity numbers. */
  readonly dictatedX: string;
  /** After the number of a day, as it is said. */
  readonly day: string;
  /** After the hour of a clock. */
  readonly hour: string;
}
