import { DatabaseError } from 'pg';

/**
 * A value that a column does not take, or a constraint that a row breaks: SQLSTATE 22… and 23…. Or two statements that got
 * into each other's way, 40001 and 40P01: the one that was given up goes another time, and alone it is in nobody's.
 */
export function isOfARow(error: unknown): boolean {
  return error instanceof DatabaseError && /^(2[23]|40001|40P01)/.test(error.code ?? '');
}
