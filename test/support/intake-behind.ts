import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Curve } from '../../core/submission/suite/suite.ts';
import { newKeys } from '../../intake/identity.ts';
import { startFakeIntake, type FakeIntake } from './fake-intake.ts';
import { startIntake, type RunningIntake } from './running-intake.ts';

/** A real intake that can be stopped and started again, at an address that stays and misbehaves on demand. */
export interface IntakeBehind {
  /** What stands before it. */
  readonly road: FakeIntake;
  intake(): RunningIntake;
  /** Gives it new keys, as its operator does, and starts it again with them. */
  changeKeys(): Promise<void>;
  close(): Promise<void>;
}

export async function startIntakeBehind(curve: Curve): Promise<IntakeBehind> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-'));
  let intake = await startIntake({ dataDir, curve });
  const real = { url: intake.url };
  const road = await startFakeIntake(real);
  return {
    road,
    intake: () => intake,
    changeKeys: async () => {
      await intake.close();
      await newKeys(dataDir, Date.now());
      intake = await startIntake({ dataDir });
      real.url = intake.url;
    },
    close: async () => {
      await road.close();
      await intake.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
