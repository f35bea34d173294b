import type { ASTNode } from '@marcbachmann/cel-js';
import { type CelType, longestText } from './cel-value.ts';

/** How large a value can become at most. */
export interface Size {
  /** Of a list, its places with all that stands in them: what stands in two counts twice, as it does for whoever compares it. */
  readonly all: number;
  readonly places: number;
  /** What stands in one place at most. */
  readonly one: Size | null;
  /** Of a row or an address. */
  readonly fields: Sizes;
}

export type Sizes = ReadonlyMap<string, Size>;

/** Letters take less time and room than places of a list: so many count as one. */
const lettersAtOnce = 20;

const none: Sizes = new Map();
/** Numbers, yes and no, and rows: they are only ever pointed at. */
const single: Size = { all: 0, places: 0, one: null, fields: none };
const text = (letters: number): Size => ({ ...single, all: letters / lettersAtOnce });
const list = (places: number, one: Size): Size => ({
  ...single,
  all: places * (1 + one.all),
  places,
  one,
});
const record = (fields: Sizes): Size => ({ ...single, fields });

/** Of the longest id, name of a division, or day. */
const word = text(60);

const sizes: Readonly<Record<CelType, Size>> = {
  bool: single,
  int: single,
  string: text(longestText),
  // As many as a question may have choices.
  'list<string>': list(60, word),
  address: record(
    new Map([
      ['code', word],
      ['levels', list(5, word)],
      ['detail', text(longestText)],
    ]),
  ),
  approximate_date: record(
    new Map([
      ['first', word],
      ['last', word],
    ]),
  ),
  own_words: single,
};

/** Where it cannot be told whose field it is. */
const anyAnswer = largest([sizes.string, sizes['list<string>']]);

export function sizesOf(names: Iterable<readonly [string, CelType]>): Map<string, Size> {
  return new Map([...names].map(([name, type]) => [name, sizes[type]] as const));
}

/** As many rows as a step may have. */
export function sizeOfRows(columns: Iterable<readonly [string, CelType]>): Size {
  return list(30, record(sizesOf(columns)));
}

/**
 * How much an expression can have to do at worst, whatever was answered: steps, and places and letters that are copied or
 * compared. Few words can ask for more than any machine has: `[x].map(y, y + y)[0]` in the place of `x`, thirty times.
 */
export function effortOf(ast: ASTNode, names: Sizes): number {
  const effort = new Effort(names);
  effort.weigh(ast, none, 1);
  return effort.total;
}

class Effort {
  total = 0;
  readonly #names: Sizes;

  constructor(names: Sizes) {
    this.#names = names;
  }

  /**
   * @param bound variables of `map` and the like
   * @param times how often this part is worked out
   */
  weigh(node: ASTNode, bound: Sizes, times: number): Size {
    const part = (one: ASTNode) => this.weigh(one, bound, times);
    this.#spend(times, 1);
    switch (node.op) {
      case 'value':
        return sizeOfLiteral(node.args);
      case 'id':
        return bound.get(node.args) ?? this.#names.get(node.args) ?? single;
      case '.':
      case '.?':
        return part(node.args[0]).fields.get(node.args[1]) ?? anyAnswer;
      case '[]':
      case '[?]': {
        const [from, at] = node.args.map(part);
        this.#spend(times, at?.all ?? 0);
        return from?.one ?? largest([anyAnswer, ...(from?.fields.values() ?? [])]);
      }
      case 'list': {
        const parts = node.args.map(part);
        return { ...list(parts.length, largest(parts)), all: parts.length + sum(parts) };
      }
      case '?:': {
        const [, yes, no] = node.args.map(part);
        return largest([yes ?? single, no ?? single]);
      }
      case '+': {
        const parts = node.args.map(part);
        const joined = {
          ...largest(parts),
          all: sum(parts),
          places: parts.reduce((n, { places }) => n + places, 0),
        };
        this.#spend(times, joined.places || joined.all);
        return joined;
      }
      case 'call': {
        const parts = node.args[1].map(part);
        this.#spend(times, sum(parts));
        return node.args[0] === 'string' ? largest([word, ...parts]) : word;
      }
      case 'rcall':
        return this.#method(node.args, bound, times);
      case 'map':
        for (const entry of node.args) entry.forEach(part);
        return single;
      case '!_':
      case '-_':
        part(node.args);
        return single;
      default:
        this.#spend(times, sum(node.args.map(part)));
        return single;
    }
  }

  #method([method, receiver, args]: [string, ASTNode, ASTNode[]], bound: Sizes, times: number): Size {
    const on = this.weigh(receiver, bound, times);
    const [variable, ...rest] = args;
    if (overLists.has(method) && variable?.op === 'id') {
      const inside = new Map([...bound, [variable.args, on.one ?? single]]);
      const parts = rest.map((one) => this.weigh(one, inside, times * on.places));
      if (method === 'map') return list(on.places, parts.at(-1) ?? single);
      return method === 'filter' ? on : single;
    }
    const parts = args.map((one) => this.weigh(one, bound, times));
    switch (method) {
      case 'join': {
        const joined = { ...single, all: on.all + on.places * sum(parts) };
        this.#spend(times, joined.all);
        return joined;
      }
      case 'contains':
        // Each place of the one text may be compared with all of the other.
        this.#spend(times, on.all + on.all * sum(parts) * searchedFor);
        return single;
      default:
        this.#spend(times, on.all + sum(parts));
        return method === 'substring' ? on : single;
    }
  }

  #spend(times: number, each: number): void {
    this.total += times * each;
  }
}

/** `map` and the like, which work something out for each place of a list. */
export const overLists: ReadonlySet<string> = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

/** Twenty letters looked for at each of twenty: 400 looks, of which 200 take as long as one step. */
const searchedFor = 2;

function sizeOfLiteral(value: unknown): Size {
  return typeof value === 'string' || value instanceof Uint8Array ? text(value.length) : single;
}

/** What any of these may be. */
function largest(parts: readonly Size[]): Size {
  const ones = parts.flatMap(({ one }) => one ?? []);
  return {
    all: Math.max(0, ...parts.map(({ all }) => all)),
    places: Math.max(0, ...parts.map(({ places }) => places)),
    one: ones.length === 0 ? null : largest(ones),
    fields: parts.find(({ fields }) => fields.size > 0)?.fields ?? none,
  };
}

function sum(parts: readonly Size[]): number {
  return parts.reduce((total, { all }) => total + all, 0);
}
