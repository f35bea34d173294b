import { heldValue } from '../../held-value.ts';
import type { Learned } from '../../pinyin/learned.ts';

/** What this resident wrote by its sound: offered first the next time. A visit ends with the page loaded anew, and this with it. */
export const learnedWords = heldValue<Learned>([]);
