import { inLanguage } from '../text/in-language.ts';
import { ownTexts } from '../text/own-text.ts';
import type { Saying } from '../text/saying.ts';

/** A text of the staff's screens. */
export const staff = ownTexts('staff');

/** A sentence about what is wrong with a service, as its author is told it. */
export function authoring(code: string, params: Record<string, unknown>): Saying {
  return ownTexts('authoring').named(code, params);
}

/** Something that has no key of its own: a folder's name. */
export function literal(text: string): Saying {
  return ownTexts('resident')('literal', { text });
}

/** What a session or submission is about, or its id where the service is not there any more. */
export function titleOf(of: { title: Record<string, string>; service: string }, language: string): Saying {
  return literal(inLanguage(of.title, language) || of.service);
}
