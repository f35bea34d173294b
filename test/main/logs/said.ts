import { lookedFor, textsIn } from '../../support/looked-for.ts';

/** What was said and what opens something, by where it came from. */
export class Said {
  readonly #by = new Map<string, string[]>();

  add(from: string, value: unknown): void {
    this.#by.set(from, [...(this.#by.get(from) ?? []), ...textsIn(value)]);
  }

  /** What of it is looked for. */
  texts(): string[] {
    return lookedFor([...this.#by.values()].flat());
  }

  /** How many of those came from where. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#by].map(([from, texts]) => [from, lookedFor(texts).length]));
  }
}
