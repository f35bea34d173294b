import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { z } from 'zod';
import type { NeuralFault } from './neural-message.ts';

/**
 * Loads the model of a folder with the library that is installed there, as `model.json` says, or answers why that cannot be.
 *
 * @param create of the library, by its own configuration
 */
export async function loadModel<File extends { config: unknown }, Library, Model>(
  folder: string,
  fileShape: z.ZodType<File>,
  isLibrary: (loaded: unknown) => loaded is Library,
  create: (library: Library, config: unknown) => Promise<Model>,
): Promise<{ file: File; model: Model } | { why: NeuralFault }> {
  let why: NeuralFault = 'configuration';
  try {
    const at = path.join(folder, 'model.json');
    const file = fileShape.parse(JSON.parse(readFileSync(at, 'utf8')));
    why = 'library';
    const library: unknown = createRequire(at)('sherpa-onnx-node');
    if (!isLibrary(library)) throw new Error('It is another library');
    why = 'model';
    return { file, model: await create(library, withPaths(file.config, folder)) };
  } catch {
    return { why };
  }
}

/** The library wants whole paths; a folder that is copied to another kiosk has others there. */
function withPaths(value: unknown, folder: string): unknown {
  if (typeof value === 'string') return value.startsWith('./') ? path.join(folder, value) : value;
  if (Array.isArray(value)) return value.map((one) => withPaths(one, folder));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withPaths(one, folder)]));
}
