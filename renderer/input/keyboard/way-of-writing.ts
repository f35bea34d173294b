import { heldValue } from '../../held-value.ts';
import type { KeyboardPage } from './layout.ts';

/**
 * How this resident last chose to write, undefined before: the next question begins so. A visit ends with the page loaded
 * anew, and the next person's begins as the kiosk thinks best.
 */
export const wayOfWriting = heldValue<KeyboardPage | undefined>(undefined);
