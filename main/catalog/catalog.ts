import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { ServiceProblem } from '../../core/service/compile.ts';
import { summaryOf, type ServiceSummary } from '../../core/service/summary.ts';
import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';
import { StartRefusal } from '../log/start-refusal.ts';
import type { PackageFiles, PackageTable } from '../store/package.ts';
import { loadService, type LoadedService } from './load-service.ts';
import { packageDigest, readServiceFolder } from './service-folder.ts';

export interface RefusedService {
  readonly service: string;
  readonly problems: ServiceProblem[];
}

export interface AdvisedService {
  readonly service: string;
  readonly advice: ServiceProblem[];
}

/** The services that this kiosk offers now, and those that running sessions began with. */
export interface Catalog {
  /** What may be applied for on this day. */
  list(today: string): ServiceSummary[];
  refused(): RefusedService[];
  /** What the authors of offered services may have overlooked. */
  advice(): AdvisedService[];
  /** The service as it is offered on this day, with its files for safe keeping. */
  offered(service: string, today: string): (LoadedService & { readonly kept: PackageFiles }) | undefined;
  /** A service by its digest, also one that is not offered any more. */
  byDigest(digest: string): LoadedService | undefined;
  file(digest: string, name: string): Buffer | undefined;
}

export interface CatalogParts {
  readonly dir: string;
  readonly packages: PackageTable;
  /** False while there is no intake to hand anything in to: then nothing may be begun. */
  readonly isOpen: boolean;
  readonly log: OperatingLog;
}

/** Reads every folder of the catalog. One that is broken is refused by name, and the others are offered. */
export function openCatalog({ dir, packages, isOpen, log }: CatalogParts): Catalog {
  const offered = new Map<string, LoadedService & { kept: PackageFiles }>();
  const refused: RefusedService[] = [];
  const advised: AdvisedService[] = [];
  const loaded = new Map<string, LoadedService>();

  for (const folder of foldersIn(dir)) {
    const problems = read(folder);
    if (problems.length === 0) continue;
    refused.push({ service: folder, problems });
    for (const { file, at, code } of problems)
      log.line('service-refused', { service: folder, file, at, code });
  }

  function read(folder: string): ServiceProblem[] {
    let files: Map<string, Buffer>;
    try {
      files = readServiceFolder(path.join(dir, folder));
    } catch (error) {
      return [problem('', 'folder-unreadable', { reason: withoutMessage(error).code || 'too-large' })];
    }
    const compiled = loadService(files);
    if ('problems' in compiled) return compiled.problems;
    const { id, version } = compiled.service.definition;
    if (id !== folder) return [problem('id', 'folder-name', { folder, id })];
    const digest = packageDigest(files);
    const kept = { digest, service: id, version, files };
    const service = { digest, service: compiled.service };
    loaded.set(digest, service);
    offered.set(id, { ...service, kept });
    if (compiled.advice.length > 0) advised.push({ service: id, advice: compiled.advice });
    return [];
  }

  const mayBegin = ({ service }: LoadedService, today: string): boolean => {
    const { from, until } = service.definition.valid;
    return isOpen && today >= from && (until === undefined || today <= until);
  };

  return {
    list: (today) =>
      [...offered.values()]
        .filter((found) => mayBegin(found, today))
        .map(({ digest, service }) => summaryOf(service, digest)),
    refused: () => refused,
    advice: () => advised,
    offered: (service, today) => {
      const found = offered.get(service);
      return found && mayBegin(found, today) ? found : undefined;
    },
    byDigest: (digest) => {
      const known = loaded.get(digest);
      if (known) return known;
      const kept = packages.read(digest);
      // The disk may have changed what is asked and what it means: rather no service than another one.
      const compiled = kept && packageDigest(kept.files) === digest ? loadService(kept.files) : undefined;
      if (!compiled || 'problems' in compiled) return undefined;
      const found = { digest, service: compiled.service };
      loaded.set(digest, found);
      return found;
    },
    file: (digest, name) => {
      for (const { kept } of offered.values()) if (kept.digest === digest) return kept.files.get(name);
      return packages.file(digest, name);
    },
  };
}

function foldersIn(dir: string): string[] {
  return entriesOf(dir)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    throw new StartRefusal(
      'services-missing',
      `The folder of services ${dir} cannot be read (${withoutMessage(error).code}). Name the right one with --services.`,
    );
  }
}

function problem(at: string, code: string, params: Record<string, string>): ServiceProblem {
  return { file: 'service.json', at, code, params };
}
