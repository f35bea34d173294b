import type { Result } from '../session/result.ts';

/** Declared as a method, since the constructor of one error asks for more exact data than that of another. */
type Declared = { declare(options: { data?: unknown }): Error }['declare'];

/**
 * The value of a decision, or its failure as the error that the contract declares for this call. That every code a
 * decision can come to is declared is checked by the types.
 */
export function answered<Value, Code extends string>(
  errors: Readonly<Record<Code, Declared>>,
  result: Result<Value, Code>,
): Value {
  if (result.ok) return result.value;
  throw errors[result.code](result.data === undefined ? {} : { data: result.data });
}
