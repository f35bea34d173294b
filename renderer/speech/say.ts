import { ownTexts } from '../text/own-text.ts';

/** What the voice says of itself, and of answers that others may hear. */
export const speech = ownTexts('speech');
