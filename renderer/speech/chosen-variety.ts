import { heldValue } from '../held-value.ts';
import { ordinaryVariety } from './variety.ts';

/** In which this resident is spoken to. Part of the manner, which puts it back for the next person. */
export const chosenVariety = heldValue(ordinaryVariety);
