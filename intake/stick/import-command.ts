import { stat } from 'node:fs/promises';
import path from 'node:path';
import { stickFolder } from '../../core/submission/stick.ts';
import { openAttachments } from '../attachments.ts';
import type { Identity } from '../identity.ts';
import type { IntakeStore } from '../store/port.ts';
import { importStick } from './import-stick.ts';

/** What `import` prints: how many, and by name whatever was not simply received. */
export interface Told {
  readonly received: number;
  /** Of these, received before. */
  readonly before: number;
  readonly refused: readonly { kiosk: string; submission: string; code: string }[];
  readonly left: readonly { kiosk: string; submission: string; why: string }[];
  /** False where the stick did not take the receipts. */
  readonly receiptsWritten: boolean;
}

/** `npm run intake -- import DIR`. Throws, with a sentence, where nothing of a kiosk lies there. */
export async function importInto({
  root,
  dataDir,
  identity,
  store,
  services,
}: {
  root: string;
  dataDir: string;
  identity: Identity;
  store: IntakeStore;
  services: ReadonlySet<string> | undefined;
}): Promise<Told> {
  const folder = path.join(root, stickFolder);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new Error(
      `There is no folder ${stickFolder} in ${root}. Name the place where the stick is mounted`,
    );
  const attachments = await openAttachments(dataDir, { intake: identity.id, store, now: Date.now });
  const { imported, answersWritten } = await importStick(root, identity.id, {
    accept: { identity, store, attachments, services, now: Date.now, random: Math.random },
    attachments,
    log: (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    },
  });
  const received = imported.filter((one) => one.outcome === 'received');
  return {
    received: received.length,
    before: received.filter(({ isNew }) => !isNew).length,
    refused: imported.flatMap(({ kiosk, submission, ...one }) =>
      one.outcome === 'refused' ? [{ kiosk, submission, code: one.code }] : [],
    ),
    left: imported.flatMap(({ kiosk, submission, ...one }) =>
      one.outcome === 'left' ? [{ kiosk, submission, why: one.why }] : [],
    ),
    receiptsWritten: answersWritten,
  };
}
