/** What a code that a question asks for is made of: all that an author has to say of it. */
export interface CodeForm {
  readonly signs: 'digits' | 'letters-and-digits';
  readonly minLength: number;
  readonly maxLength: number;
}

export type CopiedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly why: 'too-short'; readonly params: { readonly missing: number } }
  | { readonly ok: false; readonly why: 'too-long'; readonly params: { readonly over: number } }
  | { readonly ok: false; readonly why: 'character'; readonly params: { readonly part: string } };

const strange = { digits: /[^0-9]/u, 'letters-and-digits': /[^0-9A-Z]/u };

/**
 * A code as it stands on a slip or a card, checked sign by sign. Spaces and dashes are there for the eye and count for
 * nothing, and small letters are capitals.
 */
export function parseCopiedCode(text: string, { signs, minLength, maxLength }: CodeForm): CopiedCode {
  const code = text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  const [part] = strange[signs].exec(code) ?? [];
  if (part !== undefined) return { ok: false, why: 'character', params: { part } };
  const { length } = code;
  if (length > maxLength) return { ok: false, why: 'too-long', params: { over: length - maxLength } };
  if (length < minLength) return { ok: false, why: 'too-short', params: { missing: minLength - length } };
  return { ok: true, code };
}
