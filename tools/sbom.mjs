// The software bill of materials of what is packaged, as CycloneDX: npm's own list of the lock file, and of it what is shipped.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './place.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/** Writes it to `file`. `electronVersion` is that of the runtime around the program, which no lock file has. */
export function writeSbom(file, electronVersion) {
  const all = JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
  const components = all.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const found = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const missing = [...shipped].filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`Shipped, and not in the lock file: ${missing.join(', ')}`);
  const electron = {
    'bom-ref': `electron@${electronVersion}`,
    type: 'framework',
    name: 'electron',
    version: electronVersion,
    purl: `pkg:npm/electron@${electronVersion}`,
    licenses: [{ license: { id: 'MIT' } }],
  };
  const refs = new Set([...components, electron, all.metadata.component].map((each) => each['bom-ref']));
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  mkdirSync(path.dirname(file), { recursive: true });
  const sbom = {
    ...all,
    metadata: { ...all.metadata, lifecycles: [{ phase: 'build' }] },
    components: [...components, electron],
    dependencies,
  };
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
}
