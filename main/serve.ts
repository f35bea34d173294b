import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkAudit } from './check-audit.ts';
import { configurationFrom, options } from './configuration.ts';
import { startRefused } from './log/start-refusal.ts';
import { serveLoopback } from './loopback/loopback.ts';
import { startMachine } from './machine.ts';
import { realWorld } from './real-world.ts';
import { forkedVoiceProcess } from './speech/forked-voice-process.ts';
import { sendAgain } from './send-again.ts';
import { setPin } from './set-pin.ts';
import { unenrolledSentence } from './unenrolled.ts';

/**
 * The machine for a plain browser, without Electron: `serve --port 0 --data-dir DIR`. When it is ready it prints one
 * line of JSON: `url` is the start link, to be opened once. Everything else goes to standard error.
 *
 * `serve --data-dir DIR --set-pin zhang-min --staff-name 张敏` gives a person of the staff a PIN instead, read as one
 * line from standard input. `--audit verify` says whether the audit log is whole, `--audit list` writes it out as well;
 * `--send-again-since 2026-11-20` has what was received since then go out again.
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
        port: { type: 'string', default: '0' },
        'set-pin': { type: 'string' },
        'staff-name': { type: 'string' },
        audit: { type: 'string' },
        'send-again-since': { type: 'string' },
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
if (values['set-pin'] !== undefined) {
  const { ok, sentence } = await setPin({
    dataDir: configured.configuration.dataDir,
    shell: 'serve',
    staff: values['set-pin'],
    name: values['staff-name'],
    input: process.stdin,
  });
  console.error(sentence);
  process.exit(ok ? 0 : 1);
}
if (values['send-again-since'] !== undefined) {
  const { ok, sentence } = sendAgain({
    dataDir: configured.configuration.dataDir,
    shell: 'serve',
    since: values['send-again-since'],
  });
  console.error(sentence);
  process.exit(ok ? 0 : 1);
}
if (values.audit !== undefined) {
  if (values.audit !== 'verify' && values.audit !== 'list') fail('--audit takes verify or list.');
  const each = values.audit === 'list' ? (line: string) => console.log(line) : undefined;
  const { ok, sentence } = checkAudit(configured.configuration.dataDir, each);
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
});
if (!started.ok) fail(started.sentence);
const { machine } = started;
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
