import { ownTexts } from '../text/own-text.ts';

/** A text of the parts that screens are made of. */
export const part = ownTexts('part');
