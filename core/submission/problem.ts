import { z } from 'zod';

/** What an intake answers where it signs nothing: RFC 9457, `application/problem+json`. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
});

export type ProblemCode =
  | 'attachment-missing'
  | 'busy'
  | 'case-changed'
  | 'code-unknown'
  | 'envelope-damaged'
  | 'grant-invalid'
  | 'intake-key-unknown'
  | 'kiosk-unknown'
  | 'not-found'
  | 'opening-key-missing'
  | 'renewal-refused'
  | 'request-invalid'
  | 'suite-wanted'
  | 'token-missing'
  | 'too-large'
  | 'too-many-tries'
  | 'trouble'
  | 'upload-exists';

/** The `type` of a problem. A retired code is never used again. */
export function problemType(code: ProblemCode): string {
  return `urn:bangban:problem:${code}`;
}
