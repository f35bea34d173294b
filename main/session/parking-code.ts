import { randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { Keyring } from '../store/keyring.ts';

/** The eight digits by which a parked session is found again. */
export interface ParkingCodes {
  fresh(): string;
  /** What is stored of a code. Slow on purpose, and salted with a secret of this kiosk. */
  hash(code: string): Promise<Buffer>;
}

const secretName = 'parking-code-salt';
const slow = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/**
 * There are only a hundred million codes. Whoever has a copy of the database without the wrapping key has no salt to
 * try them with; whoever has both pays some 50 ms of a processor and 32 MB for each.
 */
export function parkingCodes(secrets: Keyring, random: () => number): ParkingCodes {
  let salt = secrets.readSecret(secretName);
  if (!salt) {
    salt = randomBytes(32);
    secrets.writeSecret(secretName, salt);
  }
  const kept = salt;
  return {
    fresh: () =>
      Math.floor(random() * 100_000_000)
        .toString()
        .padStart(8, '0'),
    hash: (code) => slow(code, kept, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }),
  };
}
