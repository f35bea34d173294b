import { readFile } from 'node:fs/promises';
import type { AttachmentMark } from '../../../core/submission/cover.ts';
import { digestOf, fitsDigest } from '../../../core/submission/digest.ts';
import { type Manifest, manifestName, parcelName, stickFolder } from '../../../core/submission/stick.ts';
import type { Stick } from '../../../stick/stick.ts';

/** A submission as it goes out, whichever road it takes. */
export interface Outgoing {
  readonly submission: string;
  readonly cover: string;
  readonly envelope: string;
  readonly attachments: readonly AttachmentMark[];
}

/** `lost`: the sealed file of an attachment cannot be read on this kiosk, and without it the rest is of no use. */
export type Written = 'written' | 'already' | 'lost';

/**
 * Writes one submission onto a stick, its manifest last: whatever has no manifest that fits is not there. What lies
 * there already, byte for byte, is left as it is; what is damaged or half written is written anew. Throws as
 * `Stick.write` does.
 */
export async function writeParcel(
  stick: Stick,
  kiosk: string,
  { submission, cover, envelope, attachments }: Outgoing,
  files: { path(attachment: string): string },
  signal: AbortSignal,
): Promise<Written> {
  const place = [stickFolder, kiosk, submission];
  const parcel = Buffer.from(JSON.stringify({ cover, envelope }));
  const manifest: Manifest = {
    format: 1,
    kiosk,
    submission,
    files: [
      { name: parcelName, bytes: parcel.length, digest: await digestOf(parcel) },
      ...attachments.map(({ attachment, bytes, digest }) => ({ name: attachment, bytes, digest })),
    ],
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const there = await stick.read([...place, manifestName], bytes.length);
  if (there && bytes.equals(there) && (await allThere())) return 'already';

  // Read before anything is written: what cannot go whole does not begin to.
  for (const { attachment, ...mark } of attachments) {
    const sealed = await readFile(files.path(attachment)).catch(() => undefined);
    if (sealed?.length !== mark.bytes) return 'lost';
  }
  // Between two states of a folder there is none that counts.
  await stick.remove([...place, manifestName]);
  for (const { attachment } of attachments) {
    if (await isThere(attachment)) continue;
    await stick.write([...place, attachment], await readFile(files.path(attachment)), signal);
  }
  await stick.write([...place, parcelName], parcel, signal);
  await stick.write([...place, manifestName], bytes, signal);
  return 'written';

  async function allThere(): Promise<boolean> {
    for (const { name } of manifest.files) if (!(await isThere(name))) return false;
    return true;
  }

  /** Looked into, and not only at its size: a stick may have lost what it once held. */
  async function isThere(name: string): Promise<boolean> {
    const file = manifest.files.find((one) => one.name === name);
    const found = file && (await stick.read([...place, name], file.bytes));
    signal.throwIfAborted();
    return (
      found?.length === file?.bytes &&
      found !== undefined &&
      file !== undefined &&
      (await fitsDigest(found, file.digest))
    );
  }
}
