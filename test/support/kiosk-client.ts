import assert from 'node:assert/strict';
import type { Path } from '../../core/session/place.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { Recording } from '../../core/session/value.ts';
import { apiOver, type MachineApi } from './call-machine.ts';
import { passesOf } from './loopback-shell.ts';
import { type SendRecording, speakInto } from './speak-into.ts';

/** What the page behind a start link can do. */
export interface KioskClient {
  api: MachineApi;
  /** Hands over a photo for a question, as the camera's screen does. */
  takePhoto(session: string, path: Path, photo: Uint8Array<ArrayBuffer>): Promise<AttachmentMark>;
  /** Says something in answer to a question, a second to each piece. */
  speak(session: string, path: Path, pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<Recording>;
}

const patienceMs = 20_000;

/** The calls of a running `serve`, made as the page behind its start link would make them. */
export async function openLink(link: string): Promise<KioskClient> {
  const passes = await passesOf(link);
  const { origin } = new URL(link);
  const send: SendRecording = (method, query, piece) =>
    fetch(`${origin}/recording?${query}`, {
      method,
      headers: { ...(piece && { 'content-type': 'audio/webm' }), ...passes },
      ...(piece && { body: piece }),
      signal: AbortSignal.timeout(patienceMs),
    });
  return {
    api: apiOver(async (request) =>
      fetch(origin + new URL(request.url).pathname, {
        method: 'POST',
        headers: { ...Object.fromEntries(request.headers), ...passes },
        body: await request.arrayBuffer(),
        signal: AbortSignal.timeout(patienceMs),
      }),
    ),
    takePhoto: async (session, { question, row }, photo) => {
      const query = new URLSearchParams({ session, question, ...(row !== undefined && { row }) });
      const taken = await fetch(`${origin}/attachment?${query}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg', ...passes },
        body: photo,
        signal: AbortSignal.timeout(patienceMs),
      });
      if (taken.status === 507)
        throw Object.assign(new Error('The disk did not take it'), { code: 'not-saved' });
      assert.equal(taken.status, 201);
      return (await taken.json()) as AttachmentMark;
    },
    speak: (session, path, pieces) => speakInto(send, session, path, pieces),
  };
}
