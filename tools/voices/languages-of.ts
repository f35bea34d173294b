import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { varietyFile, varietyFileShape } from '../../main/speech/voice-folder.ts';

const shippedShape = z.array(z.object({ tag: z.string(), languages: z.array(z.string()) }));

/** Whether it is one of those that the program speaks by itself. Any other has to say what it is, see `varietyFile`. */
export function isShipped(variety: string, localesDir: string): boolean {
  return shippedIn(localesDir).some(({ tag }) => tag === variety);
}

/**
 * Languages of the texts that are read in a variety, the most usual first: of one that ships as the program has them,
 * of a hall's own as its folder says. Throws where the hall's file cannot be read.
 */
export function languagesOf(variety: string, localesDir: string, voiceDir: string): readonly string[] {
  const known = shippedIn(localesDir).find(({ tag }) => tag === variety);
  if (known) return known.languages;
  const file = path.join(voiceDir, varietyFile);
  // A sheet may be wanted before anything else is there.
  if (!existsSync(file)) return ['zh-CN'];
  return varietyFileShape.parse(JSON.parse(readFileSync(file, 'utf8'))).languages;
}

function shippedIn(localesDir: string) {
  return shippedShape.parse(JSON.parse(readFileSync(path.join(localesDir, 'varieties.json'), 'utf8')));
}
