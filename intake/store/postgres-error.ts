import { DatabaseError } from 'pg';

/** A value that a column does not take, or a constraint that a row breaks: SQLSTATE 22… and 23…. */
export function isOfARow(error: unknown): boolean {
  return error instanceof DatabaseError && /^2[23]/.test(error.code ?? '');
}
