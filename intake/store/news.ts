import { decidedColumns } from './row.ts';

/** What a kiosk was not told yet: by kiosk, by number, so many. `parameter` writes the place of the nth value. */
export function newsStatement(parameter: (nth: number) => string): string {
  return `SELECT ${decidedColumns.map((column) => `submission_case.${column}`).join(', ')}, submission.digest
    FROM submission_case JOIN submission ON submission.submission = submission_case.submission
    WHERE submission_case.kiosk = ${parameter(1)} AND submission_case.news > ${parameter(2)}
    ORDER BY submission_case.news LIMIT ${parameter(3)}`;
}

export function lastNewsStatement(parameter: string): string {
  return `SELECT coalesce(max(news), 0) AS last FROM submission_case WHERE kiosk = ${parameter}`;
}
