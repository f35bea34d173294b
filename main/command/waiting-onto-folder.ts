import Database from 'better-sqlite3';
import path from 'node:path';
import { coverShape } from '../../core/submission/cover.ts';
import { claimedContent } from '../../core/submission/signed.ts';
import { openStick } from '../../stick/stick.ts';
import { submissionTable } from '../store/submission.ts';
import { writeParcel } from '../upstream/usb-stick/write-parcel.ts';

const claimedShape = coverShape.pick({ kiosk: true });

/**
 * Writes all that waits in a database into a folder, as onto a USB stick. For a kiosk whose key is lost: what was handed in is
 * sealed to the intake and not to the kiosk, so it can still arrive.
 *
 * @param file the database, which nothing else has open
 * @param attachments the folder of sealed photos
 * @returns how many were written, and the ids of those that cannot be sent whole
 */
export async function waitingOntoFolder(
  file: string,
  attachments: string,
  to: string,
): Promise<{ written: number; lost: string[] }> {
  const stick = await openStick(to);
  const { signal } = new AbortController();
  const db = new Database(file);
  let written = 0;
  const lost: string[] = [];
  try {
    const table = submissionTable(db);
    table.recover();
    for (const { submission } of table.waiting()) {
      const parcel = table.parcel(submission);
      // Whose it is stands in the cover: the kiosk's own name is sealed by the key that is gone.
      const kiosk = parcel && claimedShape.safeParse(claimedContent(parcel.cover)).data?.kiosk;
      const outcome =
        parcel && kiosk !== undefined
          ? await writeParcel(
              stick,
              kiosk,
              { ...parcel, attachments: table.attachments(submission) },
              { path: (attachment) => path.join(attachments, attachment) },
              signal,
            )
          : 'lost';
      if (outcome === 'lost') lost.push(submission);
      else written += 1;
    }
  } finally {
    db.close();
  }
  return { written, lost };
}
