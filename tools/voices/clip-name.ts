import { createHash } from 'node:crypto';

/** The file of a clip: named by what is said and in which speech, so that a changed text is another clip. */
export function clipName(variety: string, sentence: string): string {
  return `${createHash('sha256').update(`${variety}\n${sentence}`).digest('hex').slice(0, 16)}.flac`;
}
