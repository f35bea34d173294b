/**
 * A text by its key, not yet in any language: what it says is looked up when it is shown, and again, in its spoken
 * form, when it is read aloud. `values` stand in it, formatted as the text asks (`{{total, money}}`).
 */
export interface Saying {
  /** A namespace of `locales/<lang>/`, or the digest of a service for one of its texts. */
  ns: string;
  key: string;
  values?: Readonly<Record<string, unknown>>;
}
