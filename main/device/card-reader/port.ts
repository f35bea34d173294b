/** What a card says and may be kept. Its photograph, its people and who issued it never leave the reader. */
export interface CardRead {
  readonly name?: string;
  readonly sex?: 'male' | 'female';
  /** `1949-12-31`. */
  readonly birth?: string;
  /** As it is printed, in one line. */
  readonly address?: string;
  readonly number?: string;
  /** The last day on which it counts; absent where it counts for ever. */
  readonly validUntil?: string;
}

/** What is put on the reader. Both say who somebody is, by the same number. */
export const cardKinds = ['identity', 'social-security'] as const;
export type CardKind = (typeof cardKinds)[number];

/** Why a card that was put on could not be read. */
export const cardMishaps = ['upside-down', 'removed-early', 'unreadable'] as const;
export type CardMishap = (typeof cardMishaps)[number];

/** What a reader tells. A card that stays lying there may be told of again and again. */
export interface CardNews {
  /** It was plugged in or pulled out. */
  changed(): void;
  read(card: CardRead): void;
  amiss(why: CardMishap): void;
}

/** A reader of cards. It keeps nothing of what it read, and one that is not there is no obstacle. */
export interface CardReader {
  isThere(): boolean;
  close(): void;
}

export type OpenCardReader = (news: CardNews) => CardReader;

export const noCardReader: OpenCardReader = () => ({ isThere: () => false, close: () => undefined });
