import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type HallVoice, languageTagShape, varietyTagShape } from '../../core/contract.ts';
import type { OperatingLog } from '../log/operating-log.ts';

/**
 * The voices that a hall adds to its kiosk: one folder for each speech variety, named by its tag.
 *
 *     voices/x-wanzhou/variety.json     what the variety is; left out for one that the program knows (cmn, yue, en)
 *     voices/x-wanzhou/clips.json       which sentences were recorded, written by `npm run voices -- import`
 *     voices/x-wanzhou/clips/….flac     the recordings
 *     voices/cmn/neural/                a neural voice, see `neural-worker.ts`
 */
export const varietyFile = 'variety.json';
export const clipsFile = 'clips.json';
export const clipsFolder = 'clips';
export const neuralFolder = 'neural';

export const varietyFileShape = z.strictObject({
  /** Its own name for itself, on the card at the welcome. */
  name: z.string().min(1).max(12),
  /** Languages of the texts that were read in it, the most usual first. */
  languages: z.array(languageTagShape).min(1),
  /** Varieties that its speakers understand too, the best first: for what was not recorded. */
  next: z.array(varietyTagShape),
});

export const clipsFileShape = z.strictObject({
  /** Of the texts that were recorded, but for the clips that name another. */
  language: languageTagShape,
  /** By the sentence as it is said. */
  clips: z.record(
    z.string(),
    z.strictObject({
      file: z.string().regex(/^[0-9a-f]{16}\.flac$/),
      /** The texts that held this sentence when it was recorded, as `resident:welcome.ask`. */
      texts: z.array(z.string()),
      language: languageTagShape.optional(),
    }),
  ),
});

export type ClipsFile = z.output<typeof clipsFileShape>;

/** Reads what a hall has recorded. A folder that cannot be read is told of and speaks no word; the others do. */
export function readVoiceFolders(dir: string, log: Pick<OperatingLog, 'line'>): HallVoice[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && varietyTagShape.safeParse(entry.name).success)
    .map(({ name: variety }) => {
      const own = readShape(path.join(dir, variety, varietyFile), varietyFileShape);
      const clips = readShape(path.join(dir, variety, clipsFile), clipsFileShape);
      const problem = own === 'broken' ? varietyFile : clips === 'broken' ? clipsFile : null;
      if (problem !== null) log.line('voice-refused', { variety, file: problem });
      return {
        variety,
        own: own === 'broken' ? null : (own ?? null),
        clips:
          problem === null && clips !== undefined && clips !== 'broken' ? Object.keys(clips.clips).length : 0,
        neural: existsSync(path.join(dir, variety, neuralFolder)),
        problem,
      };
    });
}

function readShape<T>(file: string, shape: z.ZodType<T>): T | undefined | 'broken' {
  if (!existsSync(file)) return undefined;
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return 'broken';
  }
}
