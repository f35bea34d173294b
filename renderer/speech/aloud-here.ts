import { heldValue } from '../held-value.ts';

/**
 * Whether what is personal may be read aloud here, where others may hear it: undefined until the resident was asked.
 * Nothing keeps it: a visit ends with the page loaded anew, and the next person is asked anew.
 */
export const aloudHere = heldValue<boolean | undefined>(undefined);
