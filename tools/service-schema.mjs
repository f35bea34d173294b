import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { definitionShape } from '../core/service/definition.ts';

/**
 * Writes `services/service.schema.json`, by which an editor helps an author along and marks slips while they type.
 * It is made from the shape that the kiosk itself reads by. What only a whole service can show (unknown names, missing
 * texts, expressions that do not fit) is found by `npm run services -- check`.
 *
 *     node_modules/.bin/node tools/service-schema.mjs
 */
export const schemaFile = fileURLToPath(new URL('../services/service.schema.json', import.meta.url));

/** As an author writes a service: what has a default may be left out. */
export function serviceSchema() {
  return { title: 'A service of Bangban', ...z.toJSONSchema(definitionShape, { io: 'input' }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = await resolveConfig(schemaFile);
  await writeFile(
    schemaFile,
    await format(JSON.stringify(serviceSchema()), { ...options, filepath: schemaFile }),
  );
}
