import assert from 'node:assert/strict';
import type { Path } from '../../core/session/place.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { FetchHandler } from '../../main/api/caller.ts';

/** Hands a photo to a machine in this process, as the camera's screen does. It has to be taken. */
export async function takePhoto(
  fetch: FetchHandler,
  session: string,
  { question }: Path,
  photo: Uint8Array<ArrayBuffer>,
): Promise<AttachmentMark> {
  const request = new Request(`http://kiosk/attachment?session=${session}&question=${question}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: photo,
  });
  const taken = await fetch(request, { screen: 'kiosk' });
  assert.equal(taken.status, 201);
  return (await taken.json()) as AttachmentMark;
}
