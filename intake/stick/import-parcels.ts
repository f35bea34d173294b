import { z } from 'zod';
import { coverShape } from '../../core/submission/cover.ts';
import { fitsDigest } from '../../core/submission/digest.ts';
import { parsedJson } from '../../core/submission/json.ts';
import type { ProblemCode } from '../../core/submission/problem.ts';
import type { Answered } from '../../core/submission/receipt.ts';
import { claimedContent } from '../../core/submission/signed.ts';
import { manifestName, manifestShape, parcelName, stickLimits } from '../../core/submission/stick.ts';
import { accept, type Accepted, type AcceptParts } from '../accept.ts';
import type { Attachments } from '../attachments.ts';
import { Problem } from '../problem.ts';
import { submissionShape } from '../routes.ts';
import type { Parcels } from './parcels.ts';

export interface ImportParts {
  readonly accept: AcceptParts;
  readonly attachments: Pick<Attachments, 'bring'>;
  /** Told of whatever broke at one parcel and is none of its own doing. */
  readonly log: (error: unknown) => void;
}

/** What became of one submission on a stick. */
export type Imported = { readonly kiosk: string; readonly submission: string } & (
  | { readonly outcome: 'received'; readonly isNew: boolean; readonly answer: Answered }
  | { readonly outcome: 'refused'; readonly code: string; readonly answer: Answered }
  | { readonly outcome: 'left'; readonly why: LeftCode }
);

/** Why nothing was answered: the kiosk goes on keeping it, and may write it anew. */
export type LeftCode =
  /** Without a manifest: the stick was pulled out while it was being written. */
  | 'unfinished'
  /** A file is not what the manifest says. */
  | 'damaged'
  | ProblemCode;

/**
 * Takes every submission just as by wire: the same checks, the same receipts, the same again for what was received
 * before. One that is broken is named and keeps no other from being taken.
 */
export async function* importParcels(parcels: Parcels, parts: ImportParts): AsyncGenerator<Imported, void> {
  for (const kiosk of await parcels.kiosks()) {
    for (const submission of await parcels.submissions(kiosk)) {
      yield { kiosk, submission, ...(await importOne(parcels, kiosk, submission, parts)) };
    }
  }
}

type Outcome = Imported extends infer One
  ? One extends Imported
    ? Omit<One, 'kiosk' | 'submission'>
    : never
  : never;

async function importOne(
  parcels: Parcels,
  kiosk: string,
  submission: string,
  parts: ImportParts,
): Promise<Outcome> {
  const read = async (name: string, longest: number) => parcels.read(kiosk, submission, name, longest);
  const written = await read(manifestName, stickLimits.manifestBytes);
  const manifest = written && manifestShape.safeParse(parsedJson(written)).data;
  if (!manifest) return { outcome: 'left', why: 'unfinished' };
  const parcel = await read(parcelName, stickLimits.parcelBytes);
  const named = manifest.files.find(({ name }) => name === parcelName);
  if (!parcel || !named || !(await fitsDigest(parcel, named.digest)))
    return { outcome: 'left', why: 'damaged' };
  const handed = submissionShape.safeParse(parsedJson(parcel)).data;
  if (!handed) return { outcome: 'left', why: 'request-invalid' };

  try {
    return outcomeOf(await accept(handed, parts.accept));
  } catch (error) {
    const missing = missingIn(error);
    if (missing.length === 0) return left(error, parts);
    // Only now is it known that a kiosk of ours has signed for these files: nobody else's come onto this disk.
    const cover = coverShape.parse(claimedContent(handed.cover));
    for (const mark of cover.attachments) {
      if (!missing.includes(mark.attachment)) continue;
      const sealed = await read(mark.attachment, Math.min(mark.bytes, stickLimits.attachmentBytes));
      if (!sealed || sealed.length !== mark.bytes || !(await fitsDigest(sealed, mark.digest)))
        return { outcome: 'left', why: 'damaged' };
      await parts.attachments.bring(cover.kiosk, mark, sealed).catch(parts.log);
    }
  }
  try {
    return outcomeOf(await accept(handed, parts.accept));
  } catch (error) {
    return left(error, parts);
  }
}

function outcomeOf(accepted: Accepted): Outcome {
  return accepted.kind === 'received'
    ? { outcome: 'received', isNew: accepted.isNew, answer: { receipt: accepted.submission.receipt } }
    : { outcome: 'refused', code: accepted.refusal.code, answer: { refusal: accepted.jws } };
}

function left(error: unknown, { log }: ImportParts): Outcome {
  if (error instanceof Problem) return { outcome: 'left', why: error.code };
  log(error);
  return { outcome: 'left', why: 'trouble' };
}

function missingIn(error: unknown): string[] {
  if (!(error instanceof Problem) || error.code !== 'attachment-missing') return [];
  return z.array(z.string()).parse(error.more['attachments']);
}
