/** The ten stems and twelve branches by which lunar years are named, each pair once in sixty years. */
export interface NamedYear {
  /** 0 is 甲. */
  stem: number;
  /** 0 is 子, the year of the rat. */
  branch: number;
}

/** A year of 甲子. */
const FIRST_YEAR = 4;

export function namedYear(year: number): NamedYear {
  return { stem: remainder(year - FIRST_YEAR, 10), branch: remainder(year - FIRST_YEAR, 12) };
}

/** Never negative, as `%` is for years before the first. */
function remainder(value: number, by: number): number {
  return ((value % by) + by) % by;
}
