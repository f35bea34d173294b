import { readFile } from 'node:fs/promises';
import { fitsDigest } from '../../core/submission/digest.ts';
import type { PrivateKey, PublicKey } from '../../core/submission/key.ts';
import { problemShape, problemType } from '../../core/submission/problem.ts';
import { sign } from '../../core/submission/signed.ts';
import { endpoint, postJson } from './exchange.ts';
import type { Upstream } from './port.ts';
import { isByAnotherKey, readSignedAnswer } from './signed-answer.ts';

/** Both ends of the road, as enrolment fixed them. */
export interface Road {
  readonly url: string;
  readonly kiosk: { readonly id: string; readonly signingKey: PrivateKey };
  readonly intake: { readonly id: string; readonly signingKey: PublicKey };
}

/** On a slow line an envelope takes its time; an attachment may take hours as long as it moves. */
const defaultTimeouts = { answerMs: 60_000, stallMs: 120_000 };

/** The intake behind HTTP: `docs/protocol.md`. */
export function httpUpstream(road: Road, { answerMs, stallMs } = defaultTimeouts): Upstream {
  const { kiosk, intake } = road;

  return {
    sendAttachment: async (mark, file, signal) => {
      const { attachment, digest, bytes } = mark;
      const sealed = await readFile(file).catch(() => undefined);
      if (sealed?.length !== bytes || !(await fitsDigest(sealed, digest)))
        return { kind: 'silence', code: 'attachment-lost' };
      const grant = { attachment, digest, bytes, kiosk: kiosk.id, intake: intake.id };
      const authorization = `Bangban ${await sign('bangban-attachment', grant, kiosk.signingKey)}`;
      const at = endpoint(road.url, 'v1/attachments').href;
      // Its library is a third of the machine's code, and most starts have no photo waiting.
      const { upload } = await import('./upload.ts');
      return upload({ at, name: `${kiosk.id}.${attachment}`, sealed, authorization, stallMs, signal });
    },

    sendSubmission: async ({ submission, digest, cover, envelope }, signal) => {
      if (!(await fitsDigest(envelope, digest))) return { kind: 'silence', code: 'envelope-lost' };
      const url = endpoint(road.url, 'v1/submissions');
      const exchanged = await postJson(url, { cover, envelope }, { signal, timeoutMs: answerMs });
      if (exchanged.kind === 'silence') return exchanged;
      const signed = await readSignedAnswer(exchanged.body, { submission, digest }, road);
      if (signed) return signed;
      const problem = problemShape.safeParse(exchanged.body).data?.type;
      if (problem === problemType('attachment-missing'))
        return { ...exchanged.silence, code: 'attachment-missing' };
      return isByAnotherKey(exchanged.body, intake.signingKey)
        ? { ...exchanged.silence, byAnotherKey: true }
        : exchanged.silence;
    },
  };
}
