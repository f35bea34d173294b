import { textOf } from './web-platform.ts';

/** What a text, or bytes that are its UTF-8, says as JSON; undefined where it is none, which JSON itself cannot say. */
export function parsedJson(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : textOf(text)) as unknown;
  } catch {
    return undefined;
  }
}
