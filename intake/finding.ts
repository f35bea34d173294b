import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PageAccess } from './page-access.ts';
import { Problem } from './problem.ts';
import type { IntakeStore, Listed, Submission, Which } from './store/port.ts';

export const idShape = z.object({ id: z.uuid() });

/** Of the three the first that is given counts. A slip may be typed as it is printed, in pairs. */
export const whichShape = z.object({
  before: z.uuid().optional().describe('What was received before this submission, newest first'),
  after: z.uuid().optional().describe('What was received after it, those nearest to it, newest first'),
  slip: z
    .string()
    .max(40)
    .optional()
    .describe("The number on the resident's slip or receipt; several kiosks may have given the same"),
});

/** Submissions for whoever has the token, on a page or for a system. Throws a `Problem`: 401 without it, 404 where there is none. */
export interface Finding {
  demandToken(request: FastifyRequest): void;
  /** The one that the address names. */
  found(request: FastifyRequest<{ Params: { id: string } }>): Promise<Submission>;
  /** One page of the list. Whoever asks for it has looked at the token: the page has a word for those without. */
  listed(which: Which | undefined): Promise<Listed[]>;
}

export interface FindingParts {
  readonly store: IntakeStore;
  readonly access: PageAccess;
  /** How many are listed at a time. */
  readonly pageLength: number;
}

export function findingIn({ store, access, pageLength }: FindingParts): Finding {
  const demandToken: Finding['demandToken'] = (request) => {
    if (!access.allowed(request)) throw new Problem('token-missing', 401, 'This needs the token');
  };
  return {
    demandToken,
    found: async (request) => {
      demandToken(request);
      const submission = await store.submission(request.params.id);
      if (!submission) throw new Problem('not-found', 404, 'No such submission');
      return submission;
    },
    listed: async (which) => {
      const at = which && ('before' in which ? which.before : 'after' in which ? which.after : undefined);
      if (at !== undefined && !(await store.submission(at)))
        throw new Problem('not-found', 404, 'No such submission to list from');
      return store.list(pageLength, which);
    },
  };
}

export function whichOf({ before, after, slip }: z.output<typeof whichShape>): Which | undefined {
  if (before !== undefined) return { before };
  if (after !== undefined) return { after };
  return slip ? { slip: slip.replaceAll(/[^0-9]/g, '') } : undefined;
}
