import type { PublicKey } from '../../core/submission/key.ts';
import { answerShape, receiptShape, refusalShape } from '../../core/submission/receipt.ts';
import { claimedKey, verify } from '../../core/submission/signed.ts';
import type { SignedAnswer } from './port.ts';

/** Whose answers count, and for whom, as enrolment fixed it. */
export interface BetweenUs {
  readonly kiosk: { readonly id: string };
  readonly intake: { readonly id: string; readonly signingKey: PublicKey };
}

const signedAnswerShape = answerShape.transform((answer) =>
  'receipt' in answer
    ? { kind: 'receipt' as const, jws: answer.receipt }
    : { kind: 'refusal' as const, jws: answer.refusal },
);

/**
 * A receipt or refusal that is for exactly this submission, by the key that was pinned; undefined for all else. By
 * whichever road it comes, this is what decides whether it counts.
 */
export async function readSignedAnswer(
  body: unknown,
  sent: { readonly submission: string; readonly digest: string },
  { kiosk, intake }: BetweenUs,
): Promise<SignedAnswer | undefined> {
  const isAbout = (answer: { submission: string; digest: string; kiosk: string; intake: string }) =>
    answer.submission === sent.submission &&
    answer.digest === sent.digest &&
    answer.kiosk === kiosk.id &&
    answer.intake === intake.id;

  const found = signedAnswerShape.safeParse(body).data;
  if (found?.kind === 'receipt') {
    const receipt = await verify('bangban-receipt', receiptShape, found.jws, intake.signingKey);
    if (receipt && isAbout(receipt)) return { kind: 'receipt', receipt, jws: found.jws };
  }
  if (found?.kind === 'refusal') {
    const refusal = await verify('bangban-refusal', refusalShape, found.jws, intake.signingKey);
    if (refusal && isAbout(refusal)) return { kind: 'refusal', refusal, jws: found.jws };
  }
  return undefined;
}

/** Whether it is signed by another key than the pinned one: the intake may have a new one, or somebody else answers. */
export function isByAnotherKey(body: unknown, pinned: PublicKey): boolean {
  const jws = signedAnswerShape.safeParse(body).data?.jws;
  return jws !== undefined && claimedKey(jws) !== pinned.kid;
}
