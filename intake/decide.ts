import { z } from 'zod';
import { openEnvelope, sealEnvelope } from '../core/submission/envelope.ts';
import type { PrivateKey } from '../core/submission/key.ts';
import { longestSealedBack, noteShape } from '../core/submission/news.ts';
import { claimedKey } from '../core/submission/signed.ts';
import { Problem } from './problem.ts';
import type { Decided, IntakeStore, Kiosk, Submission } from './store/port.ts';

export interface DecideParts {
  readonly store: IntakeStore;
  readonly openingKey: PrivateKey | undefined;
  readonly now: () => number;
}

/** What a clerk, or a system behind the intake, decides of a submission. */
export const decisionShape = z.discriminatedUnion('case', [
  z.object({ case: z.literal('accepted'), note: noteShape.optional() }),
  z.object({ case: z.literal('paper-missing'), note: noteShape }),
  z.object({
    case: z.literal('handed-back'),
    note: noteShape,
    sealed: z
      .string()
      .regex(/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){4}$/)
      .max(longestSealedBack)
      .optional()
      .describe(
        "JWE of the envelope's content to the kiosk's receiving key, where the opening key is not kept here",
      ),
  }),
]);

export type Decision = z.output<typeof decisionShape>;

/** A second touch of a button is no second decision. */
const sameAgainMs = 60_000;

/**
 * Keeps what was decided, for the kiosk to hear of it when it next asks. The same at once again changes nothing.
 *
 * @param seen the number of the last piece of news that whoever decides has seen of it, 0 for none. Where another came
 *   since, nothing is decided, and a `Problem` says so. Undefined decides in any case
 */
export async function decide(
  submission: Submission,
  decision: Decision,
  { store, openingKey, now }: DecideParts,
  seen?: number,
): Promise<Decided> {
  const kiosk = await store.kiosk(submission.kiosk);
  if (!kiosk) throw new Error(`Submission ${submission.submission} is of a kiosk that is gone`);
  const note = decision.note ?? null;
  const lastOfIt = async () => (await store.cases(submission.submission)).at(-1);
  const last = await lastOfIt();
  if (last?.case === decision.case && last.note === note && now() - last.at < sameAgainMs) return last;

  const sealed =
    decision.case === 'handed-back'
      ? (readyFor(kiosk, decision.sealed) ?? (await sealedTo(kiosk, submission, openingKey)))
      : null;
  for (;;) {
    const before = await store.lastNews(kiosk.id);
    // Only now: whoever decides later than this stands behind the same piece of news, so one of the two begins again.
    if (seen !== undefined && seen !== ((await lastOfIt())?.news ?? 0))
      throw new Problem('case-changed', 409, 'Somebody else has decided of it meanwhile');
    const at = now();
    const decided: Decided = {
      kiosk: kiosk.id,
      // As the clock says, so that an intake that was put back to a backup does not give a number a second time.
      news: Math.max(before + 1, at),
      before,
      submission: submission.submission,
      at,
      case: decision.case,
      note,
      sealed,
    };
    if (await store.decide(decided)) return decided;
  }
}

function readyFor(kiosk: Kiosk, sealed: string | undefined): string | undefined {
  if (sealed !== undefined && claimedKey(sealed) !== kiosk.receivingKey.kid) {
    throw new Problem(
      'request-invalid',
      422,
      "What is handed back is not sealed to the kiosk's receiving key",
    );
  }
  return sealed;
}

/** What the resident handed in, opened here and sealed to the kiosk that it came from, attachment keys and all. */
async function sealedTo(
  kiosk: Kiosk,
  { submission, envelope }: Submission,
  openingKey: PrivateKey | undefined,
): Promise<string> {
  const content = openingKey && (await openEnvelope(envelope, openingKey));
  if (content?.submission !== submission || content.kiosk !== kiosk.id) {
    throw new Problem(
      'opening-key-missing',
      422,
      'There is no key here to open it with, so it cannot be handed back',
    );
  }
  const sealed = await sealEnvelope(content, kiosk.receivingKey);
  if (sealed.length > longestSealedBack)
    throw new Problem('too-large', 422, 'It is too large to be handed back');
  return sealed;
}
