import { Environment, type ParseError } from '@marcbachmann/cel-js';
import { AddressRecord, ApproximateDate, type CelType, OwnWords } from './cel-value.ts';
import { effortOf, sizeOfRows, type Sizes, sizesOf } from './effort.ts';
import { allowedBuiltins, functions } from './functions.ts';
import { type Columns, type Read, readingOf } from './reads.ts';

/**
 * The one place that knows CEL. An expression is parsed, typed and read through once, when its service is loaded;
 * nothing is ever compiled from text while somebody stands at the kiosk, and nothing is ever evaluated as JavaScript.
 */
export interface Expression {
  readonly type: string;
  readonly reads: readonly Read[];
  /**
   * What it comes to, or undefined for *unknown*: it needed something that has no answer.
   *
   * | a       | b       | a && b  | a \|\| b |
   * |---------|---------|---------|----------|
   * | false   | unknown | false   | unknown  |
   * | true    | unknown | unknown | true     |
   * | unknown | unknown | unknown | unknown  |
   *
   * Every failure is unknown (a division by nothing, an amount beyond 64 bits), so that a slip of an author hides a
   * question at worst and never stops a resident.
   */
  evaluate(names: object): unknown;
}

export interface ExpressionProblem {
  code: string;
  params: Record<string, string>;
}

export type CompiledExpression = { expression: Expression } | { problem: ExpressionProblem };

/** A choice written into an expression has to be one: answers the choices of a question by its name, if it has any. */
export type ChoicesOf = (name: string) => ReadonlySet<string> | undefined;

export type RowClass = new () => Record<string, unknown>;

/** The names that an expression may use in one place, and what each is. */
export class Vocabulary {
  readonly #environment: Environment;
  readonly #columns: Columns;
  readonly #sizes: Sizes;
  readonly #choicesOf: ChoicesOf;

  constructor(environment: Environment, columns: Columns, sizes: Sizes, choicesOf: ChoicesOf) {
    this.#environment = environment;
    this.#columns = columns;
    this.#sizes = sizes;
    this.#choicesOf = choicesOf;
  }

  /** The same and some more, say what a row has of its own. */
  with(names: Iterable<readonly [string, CelType]>): Vocabulary {
    const environment = this.#environment.clone();
    const more = [...names];
    for (const [name, type] of more) environment.registerVariable(name, type);
    const sizes = new Map([...this.#sizes, ...sizesOf(more)]);
    return new Vocabulary(environment, this.#columns, sizes, this.#choicesOf);
  }

  compile(text: string, wanted: string): CompiledExpression {
    const checked = this.#environment.check(text);
    if (!checked.valid) return { problem: problemOf(checked.error ?? {}, text) };
    if (checked.type !== wanted) {
      const params = { found: kindOf(`${checked.type}`), wanted: kindOf(wanted) };
      return { problem: { code: 'expression-result', params } };
    }
    const run = this.#environment.parse(text);
    run.check();
    const reading = readingOf(run.ast, this.#columns);

    const foreign = reading.calls.find((name) => !allowed.has(name));
    if (foreign !== undefined) {
      return { problem: { code: 'expression-function-unknown', params: { name: foreign } } };
    }
    if (reading.depth > deepestLists) return { problem: { code: 'expression-too-deep', params: {} } };
    if (effortOf(run.ast, this.#sizes) > mostEffort) {
      return { problem: { code: 'expression-too-large', params: {} } };
    }
    const misspelt = reading.comparisons.find(({ name, literal }) => {
      return this.#choicesOf(name)?.has(literal) === false;
    });
    if (misspelt) {
      return {
        problem: {
          code: 'expression-choice-unknown',
          params: { question: misspelt.name, choice: misspelt.literal },
        },
      };
    }

    return {
      expression: {
        type: wanted,
        reads: reading.reads,
        evaluate: (names) => {
          try {
            return run(names);
          } catch {
            return undefined;
          }
        },
      },
    };
  }
}

/** Lists of at most 30 rows gone through inside each other: two levels are 900 looks, three would be 27,000. */
const deepestLists = 2;

/** Some tenths of a second at worst, and a hundred megabytes. */
const mostEffort = 3_000_000;

const base = new Environment({
  limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 8 },
})
  .registerType('address', {
    ctor: AddressRecord,
    fields: { code: 'string', levels: 'list<string>', detail: 'string' },
  })
  .registerType('approximate_date', { ctor: ApproximateDate, fields: { first: 'string', last: 'string' } })
  .registerType('own_words', { ctor: OwnWords, fields: { spoken: 'bool' } })
  // `answered(x)`: whether x has an answer. The one way to ask for what is missing without becoming unknown.
  .registerFunction(
    'answered(ast): bool',
    ({ args }: { args: unknown[] }) => ({
      asked: args[0],
      typeCheck(checker: AstVisitor, macro: { asked: unknown }, context: unknown) {
        checker.check(macro.asked, context);
        return checker.getType('bool');
      },
      evaluate(evaluator: AstVisitor, macro: { asked: unknown }, context: unknown) {
        try {
          evaluator.run(macro.asked, context);
          return true;
        } catch {
          return false;
        }
      },
    }),
    { async: false },
  );
for (const [signature, body] of Object.entries(functions)) {
  base.registerFunction(signature, body, { async: false });
}

/** What cel-js hands a macro; it has no types of its own for it. */
interface AstVisitor {
  check(ast: unknown, context: unknown): unknown;
  run(ast: unknown, context: unknown): unknown;
  getType(name: string): unknown;
}

const allowed: ReadonlySet<string> = new Set([
  ...allowedBuiltins,
  ...Object.keys(functions).map((signature) => signature.slice(0, signature.indexOf('('))),
]);

/** Words that CEL or JavaScript keeps for itself. */
export function isReservedName(name: string): boolean {
  if (name === 'today' || name === 'value' || name === 'constructor' || allowed.has(name)) return true;
  try {
    const { ast } = base.clone().registerVariable(name, 'bool').parse(name);
    return ast.op !== 'id';
  } catch {
    return true;
  }
}

/**
 * @param names answers and calculations outside of rows
 * @param rows what each row of a repeated step has, by the step's id
 */
export function vocabularyOf(
  names: ReadonlyMap<string, CelType>,
  rows: ReadonlyMap<string, { row: RowClass; names: ReadonlyMap<string, CelType> }>,
  choicesOf: ChoicesOf,
): Vocabulary {
  const environment = base.clone().registerVariable('today', 'string');
  for (const [step, { row, names: fields }] of rows) {
    environment.registerType(`row_${step}`, { ctor: row, fields: Object.fromEntries(fields) });
    environment.registerVariable(step, `list<row_${step}>`);
  }
  for (const [name, type] of names) environment.registerVariable(name, type);
  const columns = new Map([...rows].map(([step, { names: fields }]) => [step, [...fields.keys()]]));
  const sizes = sizesOf([['today', 'string'], ...names]);
  for (const [step, { names: fields }] of rows) sizes.set(step, sizeOfRows(fields));
  return new Vocabulary(environment, columns, sizes, choicesOf);
}

/** Types in words that a clerk knows: `kind.<kind>` of `authoring.json`. */
function kindOf(type: string): string {
  if (type.startsWith('list')) return 'list';
  return { bool: 'yes-no', int: 'number', double: 'number', string: 'text' }[type] ?? 'other';
}

type CelProblem = Partial<Pick<ParseError, 'code' | 'range'>>;

function problemOf({ code, range }: CelProblem, text: string): ExpressionProblem {
  const near = text.slice(range?.start ?? 0, range?.end ?? text.length).trim() || text.trim();
  switch (code) {
    case 'unknown_variable':
      return { code: 'expression-name-unknown', params: { name: near } };
    case 'no_such_key':
      return { code: 'expression-field-unknown', params: { name: near } };
    case 'no_such_overload':
    case 'no_matching_overload':
    case 'invalid_logical_operand':
    case 'invalid_condition_type':
    case 'incompatible_ternary_branches':
    case 'heterogeneous_list_element':
    case 'cannot_index_type':
    case 'invalid_index_type':
      return { code: 'expression-types', params: { near } };
    default:
      return { code: 'expression-syntax', params: { near } };
  }
}
