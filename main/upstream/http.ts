import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { PrivateKey, PublicKey } from '../../core/submission/key.ts';
import { problemShape, problemType } from '../../core/submission/problem.ts';
import { receiptShape, refusalShape } from '../../core/submission/receipt.ts';
import { sign, verify } from '../../core/submission/signed.ts';
import { postJson } from './exchange.ts';
import type { Answer, Upstream } from './port.ts';

/** Both ends of the road, as enrolment fixed them. */
export interface Road {
  readonly url: string;
  readonly kiosk: { readonly id: string; readonly signingKey: PrivateKey };
  readonly intake: { readonly id: string; readonly signingKey: PublicKey };
}

const signedAnswerShape = z.union([
  z.object({ receipt: z.string() }).transform(({ receipt }) => ({ kind: 'receipt' as const, jws: receipt })),
  z.object({ refusal: z.string() }).transform(({ refusal }) => ({ kind: 'refusal' as const, jws: refusal })),
]);

/** On a slow line an envelope takes its time; an attachment may take hours as long as it moves. */
const defaultTimeouts = { answerMs: 60_000, stallMs: 60_000 };

/** The intake behind HTTP: `docs/protocol.md`. */
export function httpUpstream(road: Road, { answerMs, stallMs } = defaultTimeouts): Upstream {
  const { kiosk, intake } = road;
  const endpoint = (path: string) => new URL(path, road.url.endsWith('/') ? road.url : `${road.url}/`);

  return {
    sendAttachment: async (mark, file, signal) => {
      const { attachment, digest, bytes } = mark;
      const sealed = await readFile(file).catch(() => undefined);
      if (sealed?.length !== bytes) return { kind: 'silence', code: 'attachment-lost' };
      const grant = { attachment, digest, bytes, kiosk: kiosk.id, intake: intake.id };
      const authorization = `Bangban ${await sign('bangban-attachment', grant, kiosk.signingKey)}`;
      const at = endpoint('v1/attachments').href;
      // Its library is a third of the machine's code, and most starts have no photo waiting.
      const { upload } = await import('./upload.ts');
      return upload({ at, name: `${kiosk.id}.${attachment}`, sealed, authorization, stallMs, signal });
    },

    sendSubmission: async ({ submission, digest, cover, envelope }, signal) => {
      const url = endpoint('v1/submissions');
      const exchanged = await postJson(url, { cover, envelope }, { signal, timeoutMs: answerMs });
      if (exchanged.kind === 'silence') return exchanged;
      const signed = await signedAnswer(exchanged.body, { submission, digest });
      if (signed) return signed;
      const problem = problemShape.safeParse(exchanged.body).data?.type;
      if (problem === problemType('attachment-missing'))
        return { ...exchanged.silence, code: 'attachment-missing' };
      return exchanged.silence;
    },
  };

  /** A receipt or refusal that is for exactly this submission, by the key that was pinned; undefined for all else. */
  async function signedAnswer(
    body: unknown,
    sent: { submission: string; digest: string },
  ): Promise<Answer | undefined> {
    const found = signedAnswerShape.safeParse(body).data;
    if (found?.kind === 'receipt') {
      const receipt = await verify('bangban-receipt', receiptShape, found.jws, intake.signingKey);
      if (receipt && isAbout(receipt, sent)) return { kind: 'receipt', receipt, jws: found.jws };
    }
    if (found?.kind === 'refusal') {
      const refusal = await verify('bangban-refusal', refusalShape, found.jws, intake.signingKey);
      if (refusal && isAbout(refusal, sent)) return { kind: 'refusal', refusal, jws: found.jws };
    }
    return undefined;
  }

  function isAbout(
    answer: { submission: string; digest: string; kiosk: string; intake: string },
    { submission, digest }: { submission: string; digest: string },
  ): boolean {
    return (
      answer.submission === submission &&
      answer.digest === digest &&
      answer.kiosk === kiosk.id &&
      answer.intake === intake.id
    );
  }
}
