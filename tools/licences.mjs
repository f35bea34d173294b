// npm run licences: every package that is shipped, with its licence. Ends with 1 where one is none that Apache-2.0 goes with.
import process from 'node:process';
import { buildIfChanged } from './build-if-changed.mjs';
import { say } from './child.mjs';
import { setUp } from './set-up.mjs';
import { shippedPackages, voice } from './shipped-packages.mjs';

/** As npm writes them. What stands in two ways may be taken in either. */
const goesWith =
  /^\(?(Apache-2\.0|MIT|ISC|0BSD|BSD-[23]-Clause|OFL-1\.1|BlueOak-1\.0\.0|Unlicense|CC0-1\.0)\b/;

await setUp();
await buildIfChanged();
const packages = shippedPackages();
for (const { name, version, license } of packages) console.log(`${name} ${version}: ${license}`);
const odd = packages.filter(({ name, license }) => name !== voice && !goesWith.test(license));
for (const { name, license } of odd) say(`Look at ${name}: its licence is ${license}.`);
process.exit(odd.length === 0 ? 0 : 1);
