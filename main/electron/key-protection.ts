import { safeStorage } from 'electron';
import type { KeyProtection } from '../store/key-file.ts';

/**
 * The operating system's own place for secrets, where there is one. On a Linux without a keyring Electron would use
 * a key that is written in its source: that protects nothing, so the key file (0600) is used and said to be used.
 * To be called when Electron is ready.
 */
export function keyProtection(): KeyProtection | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform === 'linux' && isPlainText(safeStorage.getSelectedStorageBackend())) return undefined;
  return {
    protect: (secret) => safeStorage.encryptString(secret.toString('base64')),
    unprotect: (kept) => Buffer.from(safeStorage.decryptString(kept), 'base64'),
  };
}

const isPlainText = (backend: string): boolean => backend === 'basic_text' || backend === 'unknown';
