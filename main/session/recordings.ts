import { createHmac, type KeyObject } from 'node:crypto';
import type { Path } from '../../core/session/place.ts';
import { longestRecordingSeconds } from '../../core/session/recording-limits.ts';
import { seal, unseal } from '../store/seal.ts';
import type { SealedFiles } from '../store/sealed-files.ts';

/** About a second of speech, as the screen hands it over while somebody speaks. */
export interface Piece {
  /** Counted from 0, which begins anew. */
  readonly number: number;
  /** How much was said up to its end. */
  readonly ms: number;
  readonly bytes: Uint8Array;
}

/** What was said so far to one question. */
export interface Spoken {
  readonly content: Buffer;
  readonly ms: number;
}

/**
 * What is being said, piece by piece on the disk while it is said. It becomes an attachment when the resident has ended;
 * a screen, a process or a machine that broke down before leaves all the pieces that had come here, and they are found
 * when the question is asked again.
 *
 * The pieces are not the chunks of the attachment that they become: those are of 64 KiB, a quarter of a minute of speech,
 * and writing a chunk that is not yet full would seal two contents under one nonce.
 */
export interface Recordings {
  /** When it answers `kept`, the piece is on the disk, unless this is practice. Throws where the disk refuses. */
  add(session: string, key: KeyObject, path: Path, piece: Piece): 'kept' | 'gone' | 'full';
  /** What lies there, undefined where nothing does. */
  read(session: string, key: KeyObject, path: Path): Promise<Spoken | undefined>;
  /** It became an attachment, or is wanted no more. */
  drop(session: string, key: KeyObject, path: Path): void;
  dropAll(session: string): void;
  /** The names of the files that belong to the session. */
  filesOf(session: string): string[];
}

/** Opus for three minutes has a third of this. */
const mostBytes = 2 * 1024 * 1024;
/** The last piece may come a moment late. */
const mostMs = longestRecordingSeconds * 1000 + 2000;

const lengthBytes = 4;
const msBytes = 4;

export function recordingsIn(files: SealedFiles): Recordings {
  /** Those being made now, by the name of their file. What a process that ended has left is read, and never gone on with. */
  const underWay = new Map<string, { pieces: number; bytes: number }>();

  const drop = (name: string) => {
    underWay.delete(name);
    files.remove(name);
  };
  const filesOf = (session: string) => files.names().filter((name) => name.startsWith(`${session}.`));

  return {
    add: (session, key, path, { number, ms, bytes }) => {
      const name = nameOf(session, key, path);
      if (number === 0) {
        drop(name);
        underWay.set(name, { pieces: 0, bytes: 0 });
      }
      const state = underWay.get(name);
      if (state?.pieces !== number) return 'gone';
      if (ms > mostMs || state.bytes + bytes.length > mostBytes) return 'full';
      const plain = Buffer.alloc(msBytes + bytes.length);
      plain.writeUInt32BE(ms);
      plain.set(bytes, msBytes);
      const sealed = seal(key, plain, boundTo(name, number));
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32BE(sealed.length);
      files.append(name, Buffer.concat([length, sealed]));
      state.pieces += 1;
      state.bytes += bytes.length;
      return 'kept';
    },

    read: async (session, key, path) => {
      const name = nameOf(session, key, path);
      const file = await files.read(name);
      return file && spokenIn(Buffer.from(file), name, key);
    },

    drop: (session, key, path) => drop(nameOf(session, key, path)),
    dropAll: (session) => {
      for (const name of filesOf(session)) drop(name);
    },
    filesOf,
  };
}

/** Up to the first piece that is not whole: the power may have gone while it was written. */
function spokenIn(file: Buffer, name: string, key: KeyObject): Spoken | undefined {
  const pieces: Buffer[] = [];
  let ms = 0;
  for (let at = 0; at + lengthBytes <= file.length;) {
    const end = at + lengthBytes + file.readUInt32BE(at);
    if (end > file.length) break;
    try {
      const plain = unseal(key, file.subarray(at + lengthBytes, end), boundTo(name, pieces.length));
      ms = plain.readUInt32BE();
      pieces.push(plain.subarray(msBytes));
    } catch {
      break;
    }
    at = end;
  }
  return pieces.length > 0 ? { content: Buffer.concat(pieces), ms } : undefined;
}

/** Which question was asked is no more to be read from the disk than what was answered. */
function nameOf(session: string, key: KeyObject, { question, row = '' }: Path): string {
  const place = createHmac('sha256', key).update(`recording of ${question} ${row}`).digest('hex');
  return `${session}.${place.slice(0, 32)}`;
}

function boundTo(name: string, piece: number): string {
  return `recording:${name}:${piece}`;
}
