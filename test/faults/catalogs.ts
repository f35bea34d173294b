import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSession } from '../../core/session/session.ts';
import { openCatalog } from '../../main/catalog/catalog.ts';
import { readServiceFolder } from '../../main/catalog/service-folder.ts';
import { packageTable } from '../../main/store/package.ts';
import { kioskDatabase } from '../support/kiosk-database.ts';
import { shippedServices } from '../support/shipped-service.ts';
import { somethingElse } from './calls/hostile-value.ts';
import type { Fault } from './fault.ts';
import { oneOf } from './one-of.ts';

const packagesEachRound = 10;
const loadedWithinMs = 3_000;
/** Stands outside every service's folder, for one to be pointed at. */
const secret = 'what no service may read';

type Files = Map<string, Buffer>;

/**
 * A package of a service as somebody may have made it who wishes the hall ill, or whose stick was broken: any part of it
 * another, gone, much too large, or pointing elsewhere. It is refused by name or it works; the catalog stands in any case.
 */
export const hostileCatalogs: Fault = {
  name: 'catalogs',
  does: 'packages of services are broken or made to do harm',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-catalogs-'));
    writeFileSync(path.join(dir, 'secret.svg'), secret);
    const originals = shippedServices.map((id): [string, Files] => [
      id,
      readServiceFolder(path.resolve('services', id)),
    ]);
    const db = kioskDatabase();
    return {
      round: async (random) => {
        const faults: string[] = [];
        const tried = { 'packages refused': 0, 'packages offered': 0 };
        for (let count = 0; count < packagesEachRound; count += 1) {
          const catalogDir = path.join(dir, 'catalog');
          const [id, files] = oneOf(originals, random);
          const what = lay(catalogDir, id, files, random);
          const before = performance.now();
          try {
            const catalog = openCatalog({
              dir: catalogDir,
              packages: packageTable(db),
              isOpen: true,
              log: { line: () => undefined },
            });
            const refused = catalog.refused().length;
            const offered = catalog.offered(id, '2026-11-30');
            tried[refused > 0 ? 'packages refused' : 'packages offered'] += 1;
            if (refused > 0 && offered) faults.push(`offered and refused at the same time: ${what}`);
            if (offered) {
              const { service, digest, kept } = offered;
              if ([...kept.files.values()].some((bytes) => bytes.includes(secret)))
                faults.push(`it has read outside its folder: ${what}`);
              const start = { session: '00000000-0000-4000-8000-000000000000', digest };
              openSession(service, { ...start, today: '2026-11-30', clockTrusted: true }, []).view();
            }
          } catch (error) {
            faults.push(`${String(error).slice(0, 200)} after ${what}`);
          }
          const ms = performance.now() - before;
          if (ms > loadedWithinMs) faults.push(`only after ${Math.round(ms)} ms: ${what}`);
          rmSync(catalogDir, { recursive: true, force: true });
        }
        return { faults, tried };
      },
      end: async () => {
        db.close();
        rmSync(dir, { recursive: true, force: true });
        return { faults: [], tried: {} };
      },
    };
  },
};

/** Writes the package with one to three things done to it; says which. */
function lay(dir: string, id: string, files: Files, random: () => number): string {
  const now = new Map(files);
  const folder = path.join(dir, id);
  const done: string[] = [];
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
    const harm = oneOf(harms, random);
    done.push(harm(now, random));
  }
  for (const [name, bytes] of now) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  if (random() < 0.1) {
    rmSync(path.join(folder, 'pictures/secret.svg'), { force: true });
    symlinkSync('../../../secret.svg', path.join(folder, 'pictures/secret.svg'));
    done.push('a picture that points outside');
  }
  return `${id} with ${done.join(', ')}`;
}

type Harm = (files: Files, random: () => number) => string;

const flipped: Harm = (files, random) => {
  const [name, bytes] = anyOf(files, random);
  const broken = Buffer.from(bytes);
  const at = Math.floor(random() * broken.length);
  broken[at] = (broken[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  files.set(name, broken);
  return `a bit of ${name} flipped at ${at}`;
};

const harms: readonly Harm[] = [
  flipped,
  (files, random) => {
    const [name, bytes] = anyOf(files, random);
    files.set(name, bytes.subarray(0, Math.floor(random() * bytes.length)));
    return `${name} cut off`;
  },
  (files, random) => {
    const [name] = anyOf(files, random);
    files.delete(name);
    return `${name} gone`;
  },
  ...['service.json', 'text.zh-CN.json', 'text.en.json'].map((name): Harm => (files, random) => {
    const bytes = files.get(name);
    if (!bytes) return `${name} gone already`;
    const changed = somethingElse(parsed(bytes), random);
    files.set(name, Buffer.from(JSON.stringify(changed) ?? ''));
    return `something else in ${name}`;
  }),
  (files) => {
    files.set('service.json', Buffer.from('['.repeat(100_000)));
    return 'a service of brackets';
  },
  (files) => {
    files.set('text.zh-CN.json', Buffer.alloc(3_000_000, ' '));
    return 'a text of three million spaces';
  },
  (files) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="file:///etc/passwd"/></svg>`;
    files.set('pictures/person.svg', Buffer.from(svg));
    return 'a picture with a script';
  },
  (files, random) => {
    const service = parsed(files.get('service.json') ?? Buffer.from('{}'));
    const text = JSON.stringify(service).replaceAll(
      /"when":"[^"]*"/g,
      () => `"when":${JSON.stringify(deep(random))}`,
    );
    files.set('service.json', Buffer.from(text));
    return 'conditions without an end';
  },
];

/** An expression that is long, deep, or goes round. */
function deep(random: () => number): string {
  const all = [
    `${'('.repeat(900)}true${')'.repeat(900)}`,
    `${'!'.repeat(1_900)}true`,
    'true && '.repeat(240) + 'true',
  ];
  return oneOf(all, random);
}

function anyOf(files: Files, random: () => number): [string, Buffer] {
  return oneOf([...files], random);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return {};
  }
}
