import type { ASTNode } from '@marcbachmann/cel-js';
import { overLists } from './effort.ts';

/** What an expression looks at: so that it is worked out again when that changes, and only then. */
export type Read =
  /** An answer, a calculation or `today`, by its name: the own row's, or one outside of rows. */
  | { kind: 'name'; name: string }
  /** Which rows a repeated step has. */
  | { kind: 'rows'; step: string }
  /** One answer or calculation of every row. */
  | { kind: 'column'; step: string; name: string };

/** A text written into an expression and what it is compared with, so that a misspelt choice is found. */
export interface Comparison {
  name: string;
  literal: string;
}

export interface Reading {
  reads: Read[];
  calls: string[];
  comparisons: Comparison[];
  /** How deep lists are gone through inside lists. Each level multiplies the work. */
  depth: number;
}

/** Columns by repeated step: the names that a row of it has. */
export type Columns = ReadonlyMap<string, readonly string[]>;

/** Variables of `map`, `filter` and the like, with the repeated step whose rows they stand for. */
type Bound = ReadonlyMap<string, string | null>;

export function readingOf(ast: ASTNode, columns: Columns): Reading {
  const reader = new Reader(columns);
  reader.read(ast, new Map(), 0);
  return reader.reading;
}

class Reader {
  readonly reading: Reading = { reads: [], calls: [], comparisons: [], depth: 0 };
  readonly #columns: Columns;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  read(node: ASTNode, bound: Bound, depth: number): void {
    switch (node.op) {
      case 'value':
        return;
      case 'id':
        return this.#readName(node.args, bound);
      case '.':
      case '.?':
        return this.#readField(node.args[0], node.args[1], bound, depth);
      case '[]':
      case '[?]':
        this.#readReceiver(node.args[0], bound, depth);
        return this.read(node.args[1], bound, depth);
      case 'call':
        this.reading.calls.push(node.args[0]);
        // How many rows there are does not depend on what stands in them.
        for (const argument of node.args[1]) {
          if (node.args[0] === 'size') this.#readReceiver(argument, bound, depth);
          else this.read(argument, bound, depth);
        }
        return;
      case 'rcall':
        return this.#readMethod(node.args, bound, depth);
      case 'map':
        for (const [key, value] of node.args) {
          this.read(key, bound, depth);
          this.read(value, bound, depth);
        }
        return;
      case '!_':
      case '-_':
        return this.read(node.args, bound, depth);
      default:
        this.#compare(node, bound);
        for (const part of node.args) this.read(part, bound, depth);
    }
  }

  #readMethod([method, receiver, args]: [string, ASTNode, ASTNode[]], bound: Bound, depth: number): void {
    this.reading.calls.push(method);
    this.#readReceiver(receiver, bound, depth);
    const [variable, ...rest] = args;
    if (overLists.has(method) && variable?.op === 'id') {
      const inner = new Map([...bound, [variable.args, this.#rowsOf(receiver, bound)] as const]);
      this.reading.depth = Math.max(this.reading.depth, depth + 1);
      for (const argument of rest) this.read(argument, inner, depth + 1);
    } else {
      for (const argument of args) this.read(argument, bound, depth);
    }
  }

  /** A list that something is done with: of its rows only what is then named is read. */
  #readReceiver(node: ASTNode, bound: Bound, depth: number): void {
    const step = node.op === 'id' ? this.#rowsOf(node, bound) : null;
    if (step === null) this.read(node, bound, depth);
    else this.reading.reads.push({ kind: 'rows', step });
  }

  #readField(object: ASTNode, field: string, bound: Bound, depth: number): void {
    const step = this.#rowOf(object, bound);
    if (step !== null) this.reading.reads.push({ kind: 'column', step, name: field });
    if (object.op !== 'id' || step === null) this.read(object, bound, depth);
  }

  #readName(name: string, bound: Bound): void {
    const step = bound.has(name) ? (bound.get(name) ?? null) : this.#columns.has(name) ? name : null;
    if (step !== null) this.#readWholeRows(step);
    else if (!bound.has(name)) this.reading.reads.push({ kind: 'name', name });
  }

  #readWholeRows(step: string): void {
    this.reading.reads.push({ kind: 'rows', step });
    for (const name of this.#columns.get(step) ?? []) this.reading.reads.push({ kind: 'column', step, name });
  }

  /** The repeated step of whose rows this is a list. */
  #rowsOf(node: ASTNode, bound: Bound): string | null {
    if (node.op === 'id') return !bound.has(node.args) && this.#columns.has(node.args) ? node.args : null;
    if (node.op === 'rcall' && node.args[0] === 'filter') return this.#rowsOf(node.args[1], bound);
    return null;
  }

  /** The repeated step of which this is one row. */
  #rowOf(node: ASTNode, bound: Bound): string | null {
    if (node.op === 'id') return bound.get(node.args) ?? null;
    if (node.op === '[]') return this.#rowsOf(node.args[0], bound);
    return null;
  }

  #compare(node: ASTNode, bound: Bound): void {
    if (node.op === '==' || node.op === '!=' || node.op === 'in') {
      const [left, right] = node.args;
      this.#noteComparison(left, right, bound);
      this.#noteComparison(right, left, bound);
    }
  }

  #noteComparison(named: ASTNode, written: ASTNode, bound: Bound): void {
    const name = nameOf(named, bound);
    if (name === null) return;
    for (const literal of written.op === 'list' ? written.args : [written]) {
      if (literal.op === 'value' && typeof literal.args === 'string') {
        this.reading.comparisons.push({ name, literal: literal.args });
      }
    }
  }
}

/** What is compared, if it has a name that a question may have: a variable of `map` and the like hides one. */
function nameOf(node: ASTNode, bound: Bound): string | null {
  if (node.op === 'id') return bound.has(node.args) ? null : node.args;
  return node.op === '.' ? node.args[1] : null;
}
