import { randomBytes, type KeyObject } from 'node:crypto';
import { BrokenAttachment, openAttachment, sealAttachment } from '../../core/submission/attachment.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import { digestOf } from '../../core/submission/digest.ts';
import type { Suite } from '../../core/submission/suite/suite.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { AttachmentTable } from '../store/attachment.ts';
import { seal, unseal } from '../store/seal.ts';
import type { SealedFiles } from '../store/sealed-files.ts';

/** Photos, signatures and recordings of sessions: sealed before they touch the disk, each under a key of its own. */
export interface Attachments {
  /** Content that comes piece by piece is sealed as it comes. */
  seal(
    sessionKey: KeyObject,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<SealedPhoto>;
  /** What went out as this attachment, sealed anew for a session; undefined where it is gone or does not open. */
  sealAnew(attachment: string, key: Uint8Array, sessionKey: KeyObject): Promise<SealedPhoto | undefined>;
  /** When it returns, the photo is kept: on the disk, unless this is practice. */
  keep(session: string, photo: SealedPhoto): AttachmentMark;
  /** The photo in clear, for the screen of its own session. */
  open(attachment: string, session: string, sessionKey: KeyObject): Promise<Buffer | undefined>;
  /** The keys of the session's photos, as they go into the envelope. None of one whose key does not open any more. */
  keys(session: string, sessionKey: KeyObject): Map<string, Uint8Array>;
  marks(session: string): AttachmentMark[];
  /** Drops photos that are of no use any more: taken again, or taken and passed over. */
  dropUnused(session: string, used: ReadonlySet<string>): void;
  /** Makes room for one more photo that no answer names yet: drops the oldest of those when there are many. */
  makeRoom(session: string, used: ReadonlySet<string>): void;
  removeFiles(attachments: readonly string[]): void;
  /** At start: drops files that a crash left behind, save those that submissions still need. */
  sweep(stillNeeded: readonly string[]): void;
}

/** A photo that nobody can see any more without the session's key. */
export interface SealedPhoto {
  readonly attachment: string;
  readonly sealedKey: Buffer;
  readonly sealed: Buffer;
  /** Of the sealed bytes. */
  readonly digest: string;
}

export interface AttachmentsParts {
  readonly files: SealedFiles;
  readonly table: AttachmentTable;
  readonly now: () => number;
  readonly newId: () => string;
  /** What the intake works with. */
  readonly suite: () => Suite;
  readonly log: OperatingLog;
}

/** Twice what one question takes, so that nobody who takes a photo again loses one they meant to keep. */
const mostUnused = 12;

export function attachmentsIn(parts: AttachmentsParts): Attachments {
  const { files, table, now, newId, suite, log } = parts;

  const removeFiles = (attachments: readonly string[]) => {
    for (const attachment of attachments) files.remove(attachment);
  };

  const unused = (session: string, used: ReadonlySet<string>) =>
    table.ofSession(session).filter(({ attachment }) => !used.has(attachment));

  const drop = (attachment: string) => {
    table.remove(attachment);
    removeFiles([attachment]);
    log.line('attachment-dropped', { attachment });
  };

  const sealFor: Attachments['seal'] = async (sessionKey, content) => {
    const attachment = newId();
    const inUse = suite();
    const key = randomBytes(inUse.attachment.keyBytes);
    const sealedKey = seal(sessionKey, key, boundTo(attachment));
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of sealAttachment(attachment, key, content)) pieces.push(piece);
    } finally {
      key.fill(0);
    }
    const sealed = Buffer.concat(pieces);
    return { attachment, sealedKey, sealed, digest: await digestOf(sealed, inUse) };
  };

  return {
    seal: sealFor,

    sealAnew: async (attachment, key, sessionKey) => {
      const sealed = await files.read(attachment);
      if (!sealed) return undefined;
      try {
        return await sealFor(sessionKey, openAttachment(attachment, key, [sealed]));
      } catch (error) {
        if (error instanceof BrokenAttachment) return undefined;
        throw error;
      }
    },

    keep: (session, { attachment, sealedKey, sealed, digest }) => {
      files.write(attachment, sealed);
      try {
        table.insert({ attachment, session, at: now(), sealedKey, digest, bytes: sealed.length });
      } catch (error) {
        removeFiles([attachment]);
        throw error;
      }
      return { attachment, digest, bytes: sealed.length };
    },

    open: async (attachment, session, sessionKey) => {
      const row = table.read(attachment);
      const sealed = row?.session === session ? await files.read(attachment) : undefined;
      if (!row || !sealed) return undefined;
      const key = unseal(sessionKey, row.sealedKey, boundTo(attachment));
      const pieces: Uint8Array[] = [];
      for await (const piece of openAttachment(attachment, key, [sealed])) pieces.push(piece);
      key.fill(0);
      return Buffer.concat(pieces);
    },

    keys: (session, sessionKey) =>
      new Map(
        table.ofSession(session).flatMap(({ attachment, sealedKey }): [string, Uint8Array][] => {
          try {
            return [[attachment, unseal(sessionKey, sealedKey, boundTo(attachment))]];
          } catch {
            // The disk has damaged it. What names it was asked again when the log was read.
            return [];
          }
        }),
      ),

    marks: (session) =>
      table.ofSession(session).map(({ attachment, digest, bytes }) => ({ attachment, digest, bytes })),

    dropUnused: (session, used) => {
      for (const { attachment } of unused(session, used)) drop(attachment);
    },

    makeRoom: (session, used) => {
      const old = unused(session, used).slice(0, 1 - mostUnused);
      for (const { attachment } of old) drop(attachment);
    },

    removeFiles,

    sweep: (stillNeeded) => {
      const needed = new Set([...table.all(), ...stillNeeded]);
      removeFiles(files.names().filter((name) => !needed.has(name)));
    },
  };
}

function boundTo(attachment: string): string {
  return `attachment:${attachment}`;
}
