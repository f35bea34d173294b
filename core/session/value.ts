import { z } from 'zod';
import { longestRecordingSeconds } from './recording-limits.ts';

/** An address as chosen level by level. `code` is the division code of the deepest level chosen, `''` when unknown. */
export const addressShape = z.strictObject({
  code: z.string().regex(/^[0-9]{0,12}$/),
  /** Names from province down, as shown to the resident. */
  levels: z.array(z.string().min(1).max(60)).min(1).max(6),
  /** House number and the like, in the resident's own words. */
  detail: z.string().max(200),
});

/** A picture or a recording already sealed on the kiosk. */
const keptShape = z.strictObject({
  attachment: z.uuid(),
  digest: z.string().max(100),
  bytes: z.int().min(1),
});

/** In the order taken. */
export const photosShape = z.array(keptShape);

/**
 * A signature, or the mark of a finger by somebody who does not sign; a mark counts with the name of whoever has seen it
 * being made (witness). What stands on the paper is the drawing, a PNG.
 */
export const signatureShape = z.strictObject({
  kind: z.enum(['signature', 'mark']),
  drawing: keptShape,
  witness: z.string().max(200).optional(),
});

/** What somebody said in answer to a question for their own words, as it was recorded: WebM with Opus. */
export const recordingShape = z.strictObject({
  recording: keptShape,
  /** How long it takes to hear. */
  seconds: z.int().min(1).max(longestRecordingSeconds),
  /** What a recogniser made of it, where the resident has heard that and found it right. */
  text: z.string().max(4000).optional(),
});

/**
 * An answer. Which form belongs to which question is decided in `check-answer.ts`:
 * yes-no boolean · choice, text (where the service allows it also a recording), name, phone (digits), date (`2026-11-23`, where the service allows it
 * also `2026-11` and `2026`), identity-number, code string · choices string[]
 * · number whole number · money whole 分 · address · photo · signature.
 */
export const valueShape = z.union([
  z.boolean(),
  z.number(),
  z.string().max(4000),
  z.array(z.string().max(60)).max(60),
  addressShape,
  photosShape,
  signatureShape,
  recordingShape,
]);

export type Address = z.output<typeof addressShape>;
export type Kept = z.output<typeof keptShape>;
export type Photos = z.output<typeof photosShape>;
export type Signature = z.output<typeof signatureShape>;
export type Recording = z.output<typeof recordingShape>;
export type Value = z.output<typeof valueShape>;

/** What lies sealed beside an answer and belongs to it, whatever it is. */
export function keptWith(value: unknown): Kept[] {
  const signature = signatureShape.safeParse(value);
  if (signature.success) return [signature.data.drawing];
  const recording = recordingShape.safeParse(value);
  if (recording.success) return [recording.data.recording];
  const photos = photosShape.safeParse(value);
  return photos.success ? photos.data : [];
}

/** The value with other things beside it; undefined where one of them is not to be had, and so the value is none. */
export function withKept(value: Value, found: (kept: Kept) => Kept | undefined): Value | undefined {
  const signature = signatureShape.safeParse(value);
  if (signature.success) {
    const drawing = found(signature.data.drawing);
    return drawing && { ...signature.data, drawing };
  }
  const recording = recordingShape.safeParse(value);
  if (recording.success) {
    const sound = found(recording.data.recording);
    return sound && { ...recording.data, recording: sound };
  }
  const photos = photosShape.safeParse(value);
  if (!photos.success) return value;
  const all = photos.data.flatMap((photo) => found(photo) ?? []);
  return all.length === photos.data.length ? all : undefined;
}
