import path from 'node:path';
import { compileService, type Service, type ServiceProblem } from '../../core/service/compile.ts';

/** A package that was read and checked: what the catalog offers and a session runs on. */
export interface LoadedService {
  readonly digest: string;
  readonly service: Service;
}

/** Reads `service.json` and the texts out of a package's files and checks them as a whole. */
export function loadService(
  files: ReadonlyMap<string, Buffer>,
):
  { readonly service: Service; readonly advice: ServiceProblem[] } | { readonly problems: ServiceProblem[] } {
  const problems: ServiceProblem[] = [];
  const json = (file: string): unknown => {
    let text = '';
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(files.get(file));
      return JSON.parse(text);
    } catch (error) {
      problems.push({ file, at: placeOf(error, text), code: 'not-json', params: {} });
      return undefined;
    }
  };

  if (!files.has('service.json')) {
    return { problems: [{ file: 'service.json', at: '', code: 'file-missing', params: {} }] };
  }
  const definition = json('service.json');
  const texts: Record<string, unknown> = {};
  const pictures: string[] = [];
  for (const file of files.keys()) {
    const language = /^text\.(.+)\.json$/.exec(file)?.[1];
    if (language !== undefined) texts[language] = json(file);
    if (file.startsWith('pictures/')) pictures.push(path.posix.basename(file, '.svg'));
  }
  return problems.length > 0 ? { problems } : compileService({ definition, texts, pictures });
}

/** Line and column where a text stops being JSON, as editors write them; its end where something is still missing. */
function placeOf(error: unknown, text: string): string {
  const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
  if (line !== undefined && column !== undefined) return `${line}:${column}`;
  const lines = text.trimEnd().split('\n');
  return text === '' ? '' : `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
