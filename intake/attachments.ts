import { FileConfigstore, FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { attachmentGrantShape } from '../core/submission/attachment-grant.ts';
import type { AttachmentGrant } from '../core/submission/attachment-grant.ts';
import { longestAttachmentBytes } from '../core/submission/attachment.ts';
import type { AttachmentMark } from '../core/submission/cover.ts';
import { fileFitsDigest } from './digest-here.ts';
import { Problem } from './problem.ts';
import { signedByKiosk } from './signed-by-kiosk.ts';
import type { IntakeStore } from './store/port.ts';
import { beingBrought, sweepFolder, touch } from './sweep.ts';

export const attachmentsPath = '/v1/attachments';
/** As tus is told of it. */
const isHere = { status_code: 409, body: 'This upload is here; resume it\n' };

/**
 * Makes no folder of its own: it would do so in its own time, and throw where nobody can catch it, when that folder is gone
 * already. And empties no file: whoever begins an upload a second time may do so while the first is being received.
 */
class FilesInFolder extends FileStore {
  override async create(upload: Upload): Promise<Upload> {
    const file = path.join(this.directory, upload.id);
    const handle = await open(file, 'a', 0o600);
    try {
      if ((await handle.stat()).size > 0) throw Object.assign(new Error('It is here'), isHere);
    } finally {
      await handle.close();
    }
    await this.configstore.set(upload.id, upload);
    upload.storage = { type: 'file', path: file };
    return upload;
  }
}
Object.defineProperty(FilesInFolder.prototype, 'checkOrCreateDirectory', { value: () => {} });

type AskedOfTus = Parameters<NonNullable<ConstructorParameters<typeof Server>[0]['namingFunction']>>[0];

/** Sealed files as they come in, each `<kiosk>.<attachment>` in one folder, so that no kiosk reaches another's. */
export interface Attachments {
  readonly tus: Server;
  /** Who is uploading what; throws a `Problem` where a request is not covered by a kiosk's signed grant. */
  admit(request: IncomingMessage, name: string | undefined): Promise<void>;
  /** True when the sealed file is here whole; then it is on the disk. A wrong one is deleted, so it can come again. */
  keep(kiosk: string, mark: AttachmentMark): Promise<boolean>;
  /** Puts a sealed file here that came whole by another road, in the place of what came of it by wire. */
  bring(kiosk: string, mark: AttachmentMark, sealed: Uint8Array): Promise<void>;
  file(kiosk: string, attachment: string): string;
  /** Deletes uploads that no submission has named for a month, and says how many. A signal ends it early. */
  sweep(signal?: AbortSignal): Promise<number>;
}

export async function openAttachments(
  dataDir: string,
  {
    intake,
    store,
    now,
    log = () => undefined,
  }: {
    intake: string;
    store: IntakeStore;
    now: () => number;
    /** Told of what broke here while an upload came; whoever sends it hears no more than that something did. */
    log?: (error: unknown) => void;
  },
): Promise<Attachments> {
  const directory = path.join(dataDir, 'attachments');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const admitted = new WeakMap<object, AttachmentGrant>();
  const file = (kiosk: string, attachment: string) => path.join(directory, `${kiosk}.${attachment}`);
  const forget = async (name: string) => {
    await rm(path.join(directory, name), { force: true });
    await rm(path.join(directory, `${name}.json`), { force: true });
  };

  const admittedName = ({ runtime }: AskedOfTus): string => {
    const raw = runtime?.node?.req;
    const grant = raw && admitted.get(raw);
    if (!grant) throw new Error('An upload was not admitted');
    return `${grant.kiosk}.${grant.attachment}`;
  };

  const configs = new FileConfigstore(directory);
  const tus = new Server({
    path: attachmentsPath,
    datastore: new FilesInFolder({ directory, configstore: configs }),
    relativeLocation: true,
    maxSize: longestAttachmentBytes,
    namingFunction: (request) => admittedName(request),
    // Never by what tus would read from the address: it takes whatever stands behind the last stroke, be it in a query.
    getFileIdFromRequest: (request) => admittedName(request),
    onResponseError: (_request, error) => {
      if ('status_code' in error && error.status_code < 500) return undefined;
      log(error);
      return { status_code: 500, body: 'Trouble\n' };
    },
  });

  return {
    tus,
    file,

    admit: async (request, name) => {
      const grant = await grantOf(request.headers.authorization, store);
      if (grant?.intake !== intake) throw notGranted();
      if (request.method === 'POST') {
        if (request.headers['upload-length'] !== String(grant.bytes)) throw notGranted();
        const upload = `${grant.kiosk}.${grant.attachment}`;
        const there = await stat(file(grant.kiosk, grant.attachment)).catch(() => undefined);
        if (there && there.size > 0) {
          // Making an upload anew would empty the one that is there. But where a power cut took what tus knows of it,
          // it can neither be found nor resumed, and would stand in its own way until it is swept.
          const isNamed = await store.names(grant.kiosk, grant.attachment);
          // Named by a submission that was received, it is whole and stays. A kiosk whose disk was put back to an older
          // state sends it again before it asks for the receipt, and never gets there unless it finds it the next time.
          if (isNamed)
            await configs.set(upload, new Upload({ id: upload, size: there.size, offset: there.size }));
          if (isNamed || (await configs.get(upload)))
            throw new Problem('upload-exists', 409, 'This upload is here; resume it');
          await forget(upload);
        }
      } else if (name !== `${grant.kiosk}.${grant.attachment}`) {
        throw notGranted();
      }
      admitted.set(request, grant);
    },

    keep: async (kiosk, { attachment, digest, bytes }) => {
      const kept = file(kiosk, attachment);
      const there = await stat(kept).catch(() => undefined);
      if (!there || there.size < bytes || !(await touch(kept, now()))) return false;
      if (there.size !== bytes || !(await fileFitsDigest(kept, digest))) {
        // Named by something that was received before, it stays, whatever this cover says of it.
        if (!(await store.names(kiosk, attachment))) await forget(`${kiosk}.${attachment}`);
        return false;
      }
      await sync(kept);
      await sync(directory);
      return true;
    },

    bring: async (kiosk, { attachment, bytes }, sealed) => {
      const upload = `${kiosk}.${attachment}`;
      const isThere = (await stat(file(kiosk, attachment)).catch(() => undefined)) !== undefined;
      // Named by something that was received before, it stays, whatever is brought under its name.
      if (isThere && (await store.names(kiosk, attachment))) return;
      const beside = `${file(kiosk, attachment)}${beingBrought}`;
      const handle = await open(beside, 'w', 0o600);
      try {
        await handle.writeFile(sealed);
        await handle.sync();
      } finally {
        await handle.close();
      }
      // A kiosk that resumes its upload is told that it is all there.
      await configs.set(upload, new Upload({ id: upload, size: bytes, offset: bytes }));
      await rename(beside, file(kiosk, attachment));
      await sync(directory);
    },

    sweep: (signal) => sweepFolder({ directory, store, now }, signal),
  };
}

async function grantOf(
  authorization: string | undefined,
  store: IntakeStore,
): Promise<AttachmentGrant | undefined> {
  const jws = /^Bangban (\S+)$/.exec(authorization ?? '')?.[1];
  const signed = jws && (await signedByKiosk('bangban-attachment', attachmentGrantShape, jws, store));
  return signed && signed.content.kiosk === signed.kiosk.id ? signed.content : undefined;
}

function notGranted(): Problem {
  return new Problem('grant-invalid', 401, 'No kiosk that is enrolled here has signed for this upload');
}

/** tus writes without waiting for the disk; a receipt may only follow once it has the bytes. */
async function sync(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
