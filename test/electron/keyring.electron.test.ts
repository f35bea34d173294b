import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { launchElectron } from '../support/electron.ts';
import { newDataDir, removeDataDir } from '../support/electron-kiosk.ts';
import { isKeyringHere, startKeyring, type KeyringSession } from '../support/keyring-session.ts';

// The wrapping key in a keyring of the system: the real one, by way of Electron.

const dataDir = newDataDir();
const shut = 'start the kiosk as the user that it was set up for';
let keyring: KeyringSession;

/** Starts the kiosk until it has said something that `ends`, and answers all that it said. */
async function said(environment: Readonly<Record<string, string>>, ends: string): Promise<string> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { app, messages } = await launchElectron([
    path.resolve('.'),
    '--data-dir',
    dataDir,
    '--window',
    '800x600',
  ]);
  try {
    await expect.poll(messages, { timeout: 30_000 }).toContain(ends);
    return messages();
  } finally {
    await app.close();
  }
}

const keyFiles = () => readdirSync(dataDir).filter((name) => name.startsWith('wrapping.key'));

describe.runIf(isKeyringHere())('with a keyring', () => {
  beforeAll(async () => {
    keyring = await startKeyring();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  afterAll(async () => {
    await keyring.close();
    removeDataDir(dataDir);
  });

  test('where there is a keyring the key lies sealed by it, and opens the folder again', async () => {
    expect(await said(keyring.environment, 'machine-started')).toContain('"wrappingKey":"keyring"');
    expect(keyFiles()).toEqual(['wrapping.key.protected']);
    expect(await said(keyring.environment, 'machine-started')).toContain('"wrappingKey":"keyring"');
  });

  test('without that keyring the folder stays shut, with a sentence and no second key', async () => {
    const refused = await said({ XDG_CURRENT_DESKTOP: '', DBUS_SESSION_BUS_ADDRESS: 'disabled:' }, shut);
    expect(refused).not.toContain('machine-started');
    expect(keyFiles()).toEqual(['wrapping.key.protected']);
    expect(existsSync(path.join(dataDir, 'kiosk.sqlite'))).toBe(true);
  });

  test('another keyring does not open it either', async () => {
    const another = await startKeyring();
    try {
      const refused = await said(another.environment, shut);
      expect(refused).not.toContain('machine-started');
      expect(keyFiles()).toEqual(['wrapping.key.protected']);
    } finally {
      await another.close();
    }
  });
});
