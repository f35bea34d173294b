import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { apiOf, type MachineApi } from '../../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { type IntakeProgram, startIntakeProgram } from '../../support/intake-program.ts';
import { startTestMachine, type TestMachine } from '../../support/test-machine.ts';
import { Said } from './said.ts';

/** A kiosk with all that somebody can say something to, the intake's own program, and what is said to them. */
export interface Day {
  readonly intake: IntakeProgram;
  readonly intakeDir: string;
  readonly machine: TestMachine;
  readonly clock: FakeClock;
  readonly api: MachineApi;
  readonly said: Said;
  /** Resolves when the log has so many of these lines. */
  told(name: string, count: number): Promise<void>;
  end(): Promise<void>;
}

export async function beginDay(): Promise<Day> {
  const intakeDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-'));
  const intake = await startIntakeProgram(intakeDir);
  const clock = createFakeClock(Date.now());
  const machine = await startTestMachine({
    ports: { clock },
    configuration: {
      demo: true,
      intake: intake.url,
      enrolmentCode: intake.enrolmentCode,
      cardReader: 'simulated',
    },
  });
  const lines = (name: string) => machine.log.filter((line) => line.includes(`"${name}"`)).length;
  return {
    intake,
    intakeDir,
    machine,
    clock,
    api: apiOf(machine.fetch),
    said: new Said(),
    told: async (name, count) => {
      await expect.poll(() => lines(name)).toBe(count);
    },
    end: async () => {
      await intake.kill();
      rmSync(intakeDir, { recursive: true, force: true });
      rmSync(machine.dataDir, { recursive: true, force: true });
    },
  };
}

/** Cannot be pressed together, so that a piece of it that is found is it. */
export function anyBytes(begins: readonly number[]): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from(begins), randomBytes(2_000)]);
}

/** From the middle of a photo or a recording, as it would stand in a line of text. */
export function pieceOf(bytes: Buffer): string[] {
  const piece = bytes.subarray(999, 1_047);
  return [piece.toString('base64'), piece.toString('hex'), [...piece].join()];
}
