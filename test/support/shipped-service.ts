import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { compileService, type Service, type ServiceSource } from '../../core/service/compile.ts';
import { type Definition, definitionShape } from '../../core/service/definition.ts';
import { readServiceFolder } from '../../main/catalog/service-folder.ts';

const servicesFolder = fileURLToPath(new URL('../../services/', import.meta.url));

const textsShape = z.record(z.string(), z.string());

/** The ids of the services that ship. */
export const shippedServices: readonly string[] = readdirSync(servicesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export interface ShippedService {
  source: ServiceSource;
  definition: Definition;
  /** By language, then by key. */
  texts: Record<string, Record<string, string>>;
  /** SVG by the picture's name. */
  pictures: ReadonlyMap<string, string>;
}

/** A shipped service as its folder has it, read by what reads it on a kiosk. */
export function readShipped(id: string): ShippedService {
  const files = readServiceFolder(`${servicesFolder}${id}`);
  const texts: ShippedService['texts'] = {};
  const pictures = new Map<string, string>();
  for (const [name, bytes] of files) {
    const [, language] = /^text\.(.+)\.json$/.exec(name) ?? [];
    const [, picture] = /^pictures\/(.+)\.svg$/.exec(name) ?? [];
    if (language) texts[language] = textsShape.parse(JSON.parse(bytes.toString('utf8')));
    if (picture) pictures.set(picture, bytes.toString('utf8'));
  }
  const definition: unknown = JSON.parse(files.get('service.json')?.toString('utf8') ?? 'null');
  return {
    source: { definition, texts, pictures: [...pictures.keys()] },
    definition: definitionShape.parse(definition),
    texts,
    pictures,
  };
}

/** A shipped service, checked. Throws with all that is wrong with it. */
export function compileShipped(id: string): Service {
  const compiled = compileService(readShipped(id).source);
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems, null, 2));
  return compiled.service;
}
