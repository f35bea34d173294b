import type { Which } from './port.ts';
import { listedColumns } from './row.ts';

/** The list, in the words that both databases share; `parameter` writes the place of the nth value. */
export function listStatement(
  limit: number,
  which: Which | undefined,
  parameter: (nth: number) => string,
): { sql: string; values: (string | number)[]; oldestFirst: boolean } {
  // By arrival, never by time: what is stored a moment later may have been stamped a moment earlier, or by a clock that has
  // been put back since, and whoever goes on from here would never see it.
  const there = `(SELECT max(arrival) FROM submission WHERE submission = ${parameter(1)})`;
  const [where, values] =
    which === undefined
      ? ['', []]
      : 'slip' in which
        ? [
            `WHERE submission.slip = ${parameter(1)} OR submission.number = ${parameter(2)}`,
            [which.slip, which.slip],
          ]
        : 'before' in which
          ? [`WHERE submission.arrival < ${there}`, [which.before]]
          : [`WHERE submission.arrival > ${there}`, [which.after]];
  const oldestFirst = which !== undefined && 'after' in which;
  const order = oldestFirst ? 'ASC' : 'DESC';
  return {
    sql: `SELECT ${listedColumns.map((column) => `submission.${column}`).join(', ')}, kiosk.name AS kiosk_name
      FROM submission JOIN kiosk ON kiosk.id = submission.kiosk ${where}
      ORDER BY submission.arrival ${order}
      LIMIT ${parameter(values.length + 1)}`,
    values: [...values, limit],
    oldestFirst,
  };
}
