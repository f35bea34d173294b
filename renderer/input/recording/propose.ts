import { passHeaders } from '../../api.ts';

/** What recognisers are made for. */
const SAMPLE_RATE = 16_000;

/** What the recogniser of this kiosk makes of a recording; undefined where it makes nothing of it. */
export async function proposeText(attachment: string, signal: AbortSignal): Promise<string | undefined> {
  const recording = await fetch(`/attachment/${attachment}`, { signal });
  if (!recording.ok) return undefined;
  const decoder = new OfflineAudioContext({ length: 1, sampleRate: SAMPLE_RATE });
  const sound = await decoder.decodeAudioData(await recording.arrayBuffer());
  const response = await fetch('/recognise', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...passHeaders() },
    body: sound.getChannelData(0),
    signal,
  });
  if (response.status !== 200) return undefined;
  const answered: unknown = await response.json();
  const hasText = typeof answered === 'object' && answered !== null && 'text' in answered;
  return hasText && typeof answered.text === 'string' ? answered.text : undefined;
}
