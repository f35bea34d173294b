import { z } from 'zod';
import { enrolmentShape } from '../../core/submission/enrolment.ts';
import { privateKeyShape } from '../../core/submission/key.ts';

/** Where secrets are kept: `main/store/keyring.ts`. */
export interface Secrets {
  readSecret(name: string): Buffer | undefined;
  writeSecret(name: string, secret: Buffer): void;
}

/** The kiosk's own key pairs. They are on the disk before the intake hears of them. */
export const kioskKeysShape = z.strictObject({ signing: privateKeyShape, receiving: privateKeyShape });

/** What the intake said at enrolment, and where it was found. Its keys are pinned by this. */
const keptShape = enrolmentShape.extend({ url: z.url() });

export type KioskKeys = z.output<typeof kioskKeysShape>;
export type KeptEnrolment = z.output<typeof keptShape> & { keys: KioskKeys };

const names = { keys: 'kiosk-keys', enrolment: 'enrolment' };

/** Undefined while this kiosk is enrolled nowhere. */
export function readEnrolment(secrets: Secrets): KeptEnrolment | undefined {
  const keys = readKioskKeys(secrets);
  const kept = secrets.readSecret(names.enrolment);
  return keys && kept && { ...keptShape.parse(JSON.parse(kept.toString('utf8'))), keys };
}

export function writeEnrolment(secrets: Secrets, enrolment: z.input<typeof keptShape>): void {
  secrets.writeSecret(names.enrolment, asBytes(keptShape.parse(enrolment)));
}

export function readKioskKeys(secrets: Secrets): KioskKeys | undefined {
  const kept = secrets.readSecret(names.keys);
  return kept && kioskKeysShape.parse(JSON.parse(kept.toString('utf8')));
}

export function writeKioskKeys(secrets: Secrets, keys: KioskKeys): void {
  secrets.writeSecret(names.keys, asBytes(keys));
}

function asBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
