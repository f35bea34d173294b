import type { Blemish } from './blemish.ts';

/** What is known of the photo that was just taken, and not of those that were taken before. */
export interface JustTaken {
  attachment: string;
  blemish?: Blemish | undefined;
  /** The other way to have it: the whole picture, or the page in it. */
  other?: { is: 'whole' | 'page'; picture: Blob } | undefined;
}
