// Runs one measurement of test/bench and writes its rows to the fourth pipe. Started by tools/bench.mjs.
import { writeSync } from 'node:fs';
import process from 'node:process';
import { importTypeScript } from './import-typescript.mjs';

const [name, quick] = process.argv.slice(2);
const { measure } = await importTypeScript(`test/bench/${name}.ts`);
writeSync(3, JSON.stringify(await measure({ quick: quick === '--quick' })));
process.exit(0);
