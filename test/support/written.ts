/** Words that are written: letters for a candidate to be picked in Chinese, the letters themselves in another language. */
export interface Written {
  pinyin: string;
  pick: string;
  /** As Hong Kong has it, where that is another character. */
  traditional?: string;
  latin: string;
  /** It might be said, and writing has to be chosen first. */
  insteadOfSaying?: true;
}

/** Which candidate is meant in a language. */
export function pickIn(language: string, { pick, traditional = pick }: Written): string {
  return language === 'zh-HK' ? traditional : pick;
}
