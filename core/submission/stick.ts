import { z } from 'zod';
import { longestAttachmentBytes } from './attachment.ts';
import { digestShape } from './digest.ts';

/**
 * What lies on a USB stick between a kiosk and an intake, as `docs/protocol.md` has it:
 *
 *     bangban/<kiosk>/<submission>/parcel.json       cover and envelope, as they would go by wire
 *     bangban/<kiosk>/<submission>/<attachment>      the sealed bytes of each attachment that the cover names
 *     bangban/<kiosk>/<submission>/manifest.json     written last: without it the folder was not finished
 *     bangban/<kiosk>/bangban-receipts-<intake>.json what the intake answered; also one level up, or beside `bangban`
 *
 * Names are lower case, without colons, and short enough for FAT. None is signed: what counts is signed inside.
 */
export const stickFolder = 'bangban';
export const manifestName = 'manifest.json';
export const parcelName = 'parcel.json';

/** Kiosks, submissions and attachments are named by their ids. */
export const stickId = z.uuid().lowercase();

/** Says of a submission's folder that all of it was written, and what that is. */
export const manifestShape = z.object({
  format: z.literal(1),
  kiosk: z.uuid(),
  submission: z.uuid(),
  /** Each beside the manifest. The parcel is one of them. */
  files: z
    .array(
      z.object({
        name: z.union([z.literal(parcelName), stickId]),
        bytes: z.int().min(1),
        digest: digestShape,
      }),
    )
    .min(1)
    .max(201),
});

export const answersShape = z.object({
  format: z.literal(1),
  /** Each by itself, so that one that cannot be read spoils no other, and none that is not asked for: there may be millions. */
  answers: z.custom<readonly unknown[]>(Array.isArray),
});

/** Whoever saves it from a browser a second time may get `bangban-receipts-… (1).json`. */
export const answersPattern = /^bangban-receipts.{0,60}\.json$/i;

/** Every intake has a file of its own: the next one that a stick comes to takes nothing of the last one's away. */
export function answersName(intake: string): string {
  return `bangban-receipts-${intake}.json`;
}

/** A stick may come from anywhere. More than this is neither read nor counted, bytes of a file or names in a folder. */
export const stickLimits = {
  manifestBytes: 100_000,
  parcelBytes: 4_300_000,
  attachmentBytes: longestAttachmentBytes,
  answersBytes: 8_000_000,
  /** Of all files of answers together. */
  answersInAll: 16_000_000,
  /** In the folder of one kiosk. FAT has room for some 13,000 names of this length in a folder. */
  submissions: 5_000,
  kiosks: 500,
  answerFiles: 50,
} as const;

export type Manifest = z.output<typeof manifestShape>;
