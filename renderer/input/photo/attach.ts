import type { Photos } from '../../../core/session/value.ts';
import type { Path } from '../../../core/session/place.ts';
import { passHeaders } from '../../api.ts';

/** The machine's disk is full, or takes nothing for another reason: taking the picture again is no use. */
export class DiskRefused extends Error {}

/** Hands a picture to the machine, which seals it as it arrives. Rejects when it was not kept. */
export async function attach(session: string, path: Path, picture: Blob): Promise<Photos[number]> {
  const where = new URLSearchParams({ session, question: path.question, ...(path.row && { row: path.row }) });
  const response = await fetch(`/attachment?${where}`, {
    method: 'PUT',
    headers: { 'content-type': picture.type, ...passHeaders() },
    body: picture,
  });
  if (response.status === 507) throw new DiskRefused('The disk did not take it');
  if (!response.ok) throw new Error(`The photo was not kept: ${response.status}`);
  const kept: unknown = await response.json();
  if (!isKept(kept)) throw new Error('The machine answered something else than a photo');
  return kept;
}

/** The machine has checked it against the contract; the shapes themselves would be a third of the first script. */
export function isKept(of: unknown): of is Photos[number] {
  return typeof of === 'object' && of !== null && 'attachment' in of && 'digest' in of && 'bytes' in of;
}
