import { attachmentShape } from '../../../core/contract.ts';
import type { Photos } from '../../../core/session/value.ts';
import type { Path } from '../../../core/session/place.ts';

/** Hands a picture to the machine, which seals it as it arrives. Rejects when it was not kept. */
export async function attach(session: string, path: Path, jpeg: Blob): Promise<Photos[number]> {
  const where = new URLSearchParams({ session, question: path.question, ...(path.row && { row: path.row }) });
  const response = await fetch(`/attachment?${where}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: jpeg,
  });
  if (!response.ok) throw new Error(`The photo was not kept: ${response.status}`);
  return attachmentShape.parse(await response.json());
}
