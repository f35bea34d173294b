import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shippedVarieties } from '../../renderer/speech/variety.ts';
import { findPseudoLanguage, languageOf } from '../../renderer/text/language.ts';
import { pseudoTexts } from '../../renderer/text/pseudo.ts';

type Texts = { readonly [key: string]: string | Texts };

/**
 * The words on the screen in one language, by the keys that the program and a service know them by: a journey finds
 * things by their names without writing every name down twice.
 */
export class Words {
  readonly language: string;
  readonly #service: Texts;

  constructor(language: string, service: string) {
    this.language = language;
    this.#service = this.#read('services', service, `text.${this.#written}.json`);
  }

  /** The language whose files hold its texts. */
  get #written(): string {
    return findPseudoLanguage(this.language)?.from ?? this.language;
  }

  #read(...where: string[]): Texts {
    const texts = JSON.parse(readFileSync(path.resolve(...where), 'utf8')) as Texts;
    const pseudo = findPseudoLanguage(this.language);
    return pseudo ? (pseudoTexts(texts, pseudo) as Texts) : texts;
  }

  /** A text of the program, say `resident foot.next`. */
  of(ns: string, key: string): string {
    const texts = this.#read('locales', this.#written, `${ns}.json`);
    const found = key
      .split('.')
      .reduce<string | Texts | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        texts,
      );
    if (typeof found !== 'string') throw new Error(`No text ${ns}:${key} in ${this.language}`);
    return found;
  }

  /** What the speech that reads this language calls itself: on its card at the welcome. */
  get variety(): string {
    const found = shippedVarieties.find(({ languages }) => languages.includes(this.#written));
    if (!found) throw new Error(`Nothing reads ${this.language} aloud`);
    return found.name;
  }

  /** What the key beside those cards calls the language, where its speech is usually written in another one. */
  get writing(): string | undefined {
    const usual = shippedVarieties.some(({ languages }) => languages[0] === this.language);
    return usual ? undefined : languageOf(this.language).name;
  }

  /** What a text of the program in another language is in this one. */
  sameAs(ns: string, other: Words, text: string): string | undefined {
    const key = keyOf(other.#read('locales', other.#written, `${ns}.json`), text);
    return key === undefined ? undefined : this.of(ns, key);
  }

  /** A text of the service. */
  service(key: string): string {
    const found = this.#service[key];
    if (typeof found !== 'string') throw new Error(`The service has no text ${key} in ${this.language}`);
    return found;
  }

  /** Every key of the service that matches. */
  keys(matching: RegExp): string[] {
    return Object.keys(this.#service).filter((key) => matching.test(key));
  }

  /** The key of the service whose text this is, among those that match. */
  keyOf(text: string, matching: RegExp): string | undefined {
    return Object.entries(this.#service).find(
      ([key, words]) => matching.test(key) && typeof words === 'string' && saying(words).test(text),
    )?.[0];
  }
}

function keyOf(texts: Texts, text: string): string | undefined {
  for (const [key, words] of Object.entries(texts)) {
    if (words === text) return key;
    const below = typeof words === 'object' ? keyOf(words, text) : undefined;
    if (below !== undefined) return `${key}.${below}`;
  }
  return undefined;
}

/** What a text may have become once names and amounts stand in it; a number keeps its unit by a space that does not break. */
export function saying(words: string): RegExp {
  const parts = words
    .split(/\{\{[^}]*\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));
  return new RegExp(`^${parts.join('.+')}$`);
}
