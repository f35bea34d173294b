import { ownTexts } from '../text/own-text.ts';

/** What is said to whoever finds keys by ear, by eight keys or by two switches. */
export const ofKeys = ownTexts('keys');
