import type { Path } from '../../../core/session/place.ts';
import type { Recording } from '../../../core/session/value.ts';
import { passHeaders } from '../../api.ts';

/** Why no more of it is kept: the disk refused, or it has become as long as it may be. */
export type PieceRefusal = 'disk' | 'full';

/** What is said, on its way to the machine piece by piece, in order. */
export interface PieceRoad {
  add(piece: Blob, ms: number): void;
  /** When all that was added has arrived or was refused. Answers why it was, the first time it was. */
  arrived(): Promise<PieceRefusal | undefined>;
}

/** A question that is left while somebody speaks may be there again before the last piece has arrived. */
let last: Promise<unknown> = Promise.resolve();

export function pieceRoad(session: string, path: Path, onRefused: () => void): PieceRoad {
  let refusal: PieceRefusal | undefined;
  let count = 0;
  let way = Promise.resolve();

  async function put(piece: Blob, number: number, ms: number): Promise<void> {
    // After one that is missing the others would make no sense.
    if (refusal) return;
    try {
      const response = await fetch(addressOf(session, path, { piece: `${number}`, ms: `${ms}` }), {
        method: 'PUT',
        headers: { 'content-type': 'audio/webm', ...passHeaders() },
        body: piece,
      });
      if (response.ok) return;
      refusal = response.status === 413 ? 'full' : 'disk';
    } catch {
      refusal = 'disk';
    }
    onRefused();
  }

  return {
    add(piece, ms) {
      const number = count++;
      way = way.then(() => put(piece, number, ms));
      last = way;
    },
    arrived: async () => {
      await way;
      return refusal;
    },
  };
}

/**
 * Makes an answer of what lies on the machine, said just now or before something broke down; undefined where nothing does.
 * Rejects when it could not be kept as one; what was said lies there still.
 */
export async function finishRecording(session: string, path: Path): Promise<Recording | undefined> {
  await last;
  const response = await fetch(addressOf(session, path), { method: 'POST', headers: passHeaders() });
  if (!response.ok) throw new Error(`The recording was not kept: ${response.status}`);
  if (response.status === 204) return undefined;
  const kept: unknown = await response.json();
  if (!isRecording(kept)) throw new Error('The machine answered something else than a recording');
  return kept;
}

/** The machine has checked it against the contract; the shapes themselves would be a third of the first script. */
export function isRecording(of: unknown): of is Recording {
  return typeof of === 'object' && of !== null && 'recording' in of && 'seconds' in of;
}

function addressOf(session: string, { question, row }: Path, more: Record<string, string> = {}): string {
  return `/recording?${new URLSearchParams({ session, question, ...(row !== undefined && { row }), ...more })}`;
}
