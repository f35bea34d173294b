import type { Path } from '../../../core/session/place.ts';
import { type Photos, photosShape } from '../../../core/session/value.ts';
import { passHeaders } from '../../api.ts';

/** Hands a picture to the machine, which seals it as it arrives. Rejects when it was not kept. */
export async function attach(session: string, path: Path, jpeg: Blob): Promise<Photos[number]> {
  const where = new URLSearchParams({ session, question: path.question, ...(path.row && { row: path.row }) });
  const response = await fetch(`/attachment?${where}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', ...passHeaders() },
    body: jpeg,
  });
  if (!response.ok) throw new Error(`The photo was not kept: ${response.status}`);
  return photosShape.element.parse(await response.json());
}
