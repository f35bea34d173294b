import { z } from 'zod';
import { enrolmentShape } from '../../core/submission/enrolment.ts';
import { privateKeyShape } from '../../core/submission/key.ts';

/** Where secrets are kept: `main/store/keyring.ts`. */
export interface Secrets {
  readSecret(name: string): Buffer | undefined;
  writeSecret(name: string, secret: Buffer): void;
  dropSecret(name: string): void;
}

/** The kiosk's own key pairs. They are on the disk before the intake hears of them. */
export const kioskKeysShape = z.strictObject({ signing: privateKeyShape, receiving: privateKeyShape });

/** Receiving keys that the kiosk had before, and when they went: what was sealed to one of them may still come. */
const formerKeysShape = z.array(z.strictObject({ receiving: privateKeyShape, replacedAt: z.int() }));

/** What the intake said at enrolment, and where it was found. Its keys are pinned by this. */
const keptShape = enrolmentShape.extend({ url: z.url() });

export type KeyPairs = z.output<typeof kioskKeysShape>;
export type KioskKeys = KeyPairs & { readonly former: z.output<typeof formerKeysShape> };
export type KeptEnrolment = z.output<typeof keptShape> & { keys: KioskKeys };

const names = {
  keys: 'kiosk-keys',
  former: 'kiosk-keys-former',
  next: 'kiosk-keys-next',
  enrolment: 'enrolment',
};

/** Undefined while this kiosk is enrolled nowhere. */
export function readEnrolment(secrets: Secrets): KeptEnrolment | undefined {
  const keys = readKioskKeys(secrets);
  const kept = read(secrets, names.enrolment, keptShape);
  return keys && kept && { ...kept, keys };
}

export function writeEnrolment(secrets: Secrets, enrolment: z.input<typeof keptShape>): void {
  secrets.writeSecret(names.enrolment, asBytes(keptShape.parse(enrolment)));
}

export function readKioskKeys(secrets: Secrets): KioskKeys | undefined {
  const kept = read(secrets, names.keys, kioskKeysShape);
  return kept && { ...kept, former: read(secrets, names.former, formerKeysShape) ?? [] };
}

export function writeKioskKeys(secrets: Secrets, { signing, receiving, former }: KioskKeys): void {
  secrets.writeSecret(names.keys, asBytes({ signing, receiving }));
  secrets.writeSecret(names.former, asBytes(former));
}

/** The keys that a renewal shows to the intake, until it has taken them. */
export function readNextKeys(secrets: Secrets): KeyPairs | undefined {
  return read(secrets, names.next, kioskKeysShape);
}

export function writeNextKeys(secrets: Secrets, keys: KeyPairs): void {
  secrets.writeSecret(names.next, asBytes(keys));
}

export function dropNextKeys(secrets: Secrets): void {
  secrets.dropSecret(names.next);
}

function read<Shape extends z.ZodType>(secrets: Secrets, name: string, shape: Shape) {
  const kept = secrets.readSecret(name);
  return kept && shape.parse(JSON.parse(kept.toString('utf8')));
}

function asBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
