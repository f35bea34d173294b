import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Configuration } from '../../main/configuration.ts';
import { startMachine, type Machine, type Ports } from '../../main/machine.ts';
import { realWorld } from '../../main/real-world.ts';
import { forkedVoiceProcess } from '../../main/speech/forked-voice-process.ts';

export interface TestMachine extends Machine {
  readonly dataDir: string;
  /** What the operating log was told, a line each. */
  readonly log: string[];
  /** Closes the machine and takes its data away. */
  end(): Promise<void>;
}

export interface TestMachineGiven {
  readonly dataDir?: string;
  readonly configuration?: Partial<Configuration>;
  readonly ports?: Partial<Ports>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The whole machine in this process, on real parts and a data folder of its own, called without any shell. */
export async function startTestMachine(given: TestMachineGiven = {}): Promise<TestMachine> {
  const dataDir = given.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'bangban-machine-'));
  const log: string[] = [];
  const started = await startMachine(
    {
      dataDir,
      passphraseFile: undefined,
      servicesDir: undefined,
      voicesDir: path.join(dataDir, 'voices'),
      intake: undefined,
      enrolmentCode: undefined,
      name: '大厅 1 号',
      demo: false,
      panel: 'auto',
      glassAtMm: null,
      keys: {},
      camera: 'simulated',
      microphone: 'simulated',
      cameraLooks: 'out',
      headphones: 'simulated',
      usbHeadphones: [],
      cardReader: 'none',
      scanner: 'none',
      printer: 'simulated',
      stick: 'none',
      keepParkedDays: 30,
      keepEnvelopesDays: 7,
      ...given.configuration,
    },
    {
      ...realWorld,
      // A test that moves the clock by hand begins with what waits.
      firstPassMs: 0,
      shell: 'serve',
      version: '0.0.0',
      screenDir: path.join(root, 'test/support/screen'),
      servicesDir: path.join(root, 'services'),
      voiceDir: path.join(root, 'node_modules/@echogarden/espeak-ng-emscripten'),
      voiceProcess: {
        start: forkedVoiceProcess,
        script: path.join(root, 'main/speech/neural-worker.ts'),
        recogniserScript: path.join(root, 'main/speech/recogniser-worker.ts'),
      },
      log: { write: (line) => void log.push(line) },
      ...given.ports,
    },
  );
  if (!started.ok) throw new Error(started.sentence);
  const { machine } = started;
  return {
    ...machine,
    dataDir,
    log,
    end: async () => {
      await machine.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
