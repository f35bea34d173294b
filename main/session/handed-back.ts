import { base64url } from 'jose';
import { handedBackShape, logOfHandedBack } from '../../core/session/handed-back.ts';
import type { Kept } from '../../core/session/value.ts';
import type { EnvelopeContent } from '../../core/submission/envelope.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { PackageTable } from '../store/package.ts';
import type { SessionTable } from '../store/session.ts';
import type { SubmissionRow } from '../store/submission.ts';
import type { Attachments, SealedPhoto } from './attachments.ts';
import type { TrustedClock } from './trusted-clock.ts';

export interface HandedBackParts {
  readonly table: SessionTable;
  readonly packages: Pick<PackageTable, 'keep'>;
  readonly catalog: Catalog;
  readonly attachments: Attachments;
  readonly clock: TrustedClock;
  readonly newId: () => string;
  readonly keptMs: number;
}

/** What was handed back, ready to be parked. */
export interface ReadyToPark {
  readonly session: string;
  /** To be called in the transaction in which its case is kept. */
  insert(): void;
  /** Where that transaction was not kept: nothing refers to its photos. */
  removeFiles(): void;
}

/**
 * Makes a session again of what was handed in and came back. Its photos are those that still lie here; they are sealed
 * anew, because the old ones belong to what went out. Undefined where nothing can be made of it: the service is gone, or
 * what came back is not what a kiosk of ours hands in.
 */
export async function readyToPark(
  row: SubmissionRow,
  content: EnvelopeContent,
  parts: HandedBackParts,
): Promise<ReadyToPark | undefined> {
  const { table, packages, catalog, attachments, clock, newId, keptMs } = parts;
  const outcome = handedBackShape.safeParse(content.outcome).data;
  const found = catalog.byDigest(row.service.digest) ?? catalog.offered(row.service.id, clock.today());
  if (!outcome || !found) return undefined;
  const { service, digest } = found;
  const session = newId();
  const { key, wrapped } = table.freshKey(session);

  const photos = new Map<string, SealedPhoto>();
  for (const [attachment, itsKey] of Object.entries(content.attachmentKeys)) {
    const photo = await attachments.sealAnew(attachment, base64url.decode(itsKey), key);
    if (photo) photos.set(attachment, photo);
  }

  return {
    session,
    removeFiles: () => attachments.removeFiles([...photos.values()].map(({ attachment }) => attachment)),
    insert: () => {
      const at = clock.now();
      const today = clock.today();
      const offered = catalog.offered(row.service.id, today);
      if (offered?.digest === digest) packages.keep(offered.kept);
      table.insertParked(
        {
          session,
          digest,
          language: row.language,
          today,
          clockTrusted: clock.trusted(),
          openedAt: at,
          keptUntil: clock.trusted() ? at + keptMs : null,
          corrects: row.submission,
        },
        wrapped,
      );
      const marks = new Map<string, Kept>();
      for (const [before, photo] of photos) marks.set(before, attachments.keep(session, photo));
      const log = logOfHandedBack(outcome, {
        service,
        digest,
        today,
        kept: ({ attachment }) => marks.get(attachment),
      });
      table.append(session, key, 1, log, at);
    },
  };
}
