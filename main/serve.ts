import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { commandIn, commandOptions } from './command/commands.ts';
import { configurationFrom, options } from './configuration.ts';
import { unenrolledSentence } from './enrolment/unenrolled.ts';
import { startRefused } from './log/start-refusal.ts';
import { watchForUncaught } from './log/uncaught.ts';
import { serveLoopback } from './loopback/loopback.ts';
import { startMachine } from './machine.ts';
import { readPassphrase } from './read-passphrase.ts';
import { realWorld } from './real-world.ts';
import { forkedVoiceProcess } from './speech/forked-voice-process.ts';
import { typedLines } from './typed-lines.ts';

/**
 * The machine for a plain browser, without Electron: `serve --port 0 --data-dir DIR`. When it is ready it prints one
 * line of JSON: `url` is the start link, to be opened once. Everything else goes to standard error.
 *
 * With one of the options of `commands.ts` it does that instead, says what came of it, and ends.
 */
const root = path.resolve(import.meta.dirname, '../..');

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function read() {
  try {
    return parseArgs({
      options: {
        ...options,
        ...commandOptions,
        port: { type: 'string', default: '0' },
      },
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { values } = read();
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port takes a number up to 65535.');
const configured = configurationFrom(values);
if (!configured.ok) fail(configured.sentence);
const { passphraseFile } = configured.configuration;
const askFor = typedLines(process.stdin, (text) => process.stderr.write(text));
const protections = async () => ({ passphrase: await readPassphrase(passphraseFile, askFor) });
const command = commandIn(values);
if (command) {
  const { ok, sentence } = await command({
    dataDir: configured.configuration.dataDir,
    shell: 'serve',
    protections,
    askFor,
    list: (line) => console.log(line),
  });
  console.error(sentence);
  process.exit(ok ? 0 : 1);
}

const started = await startMachine(configured.configuration, {
  shell: 'serve',
  version: '0.1.0',
  screenDir: path.join(root, 'dist/renderer'),
  servicesDir: path.join(root, 'services'),
  voiceDir: path.dirname(
    createRequire(import.meta.url).resolve('@echogarden/espeak-ng-emscripten/package.json'),
  ),
  voiceProcess: {
    start: forkedVoiceProcess,
    script: path.join(import.meta.dirname, 'neural-worker.js'),
    recogniserScript: path.join(import.meta.dirname, 'recogniser-worker.js'),
  },
  ...realWorld,
  keyProtections: protections,
});
if (!started.ok) fail(started.sentence);
const { machine } = started;
// Whoever runs this starts it again, as they do after a power cut.
watchForUncaught(() => process.exit(1));
if (!machine.isEnrolled) {
  console.error(unenrolledSentence(configured.configuration));
}
const loopback = await serveLoopback(machine.fetch, port, () => randomBytes(24).toString('base64url')).catch(
  async (error: unknown) => {
    await machine.close();
    return fail(startRefused(error).sentence);
  },
);

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    void loopback
      .close()
      .then(machine.close)
      .then(() => process.exit(0));
  });
}

console.log(JSON.stringify({ url: loopback.link, port: loopback.port, pin: machine.demoPin }));
