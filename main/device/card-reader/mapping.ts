import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartRefusal } from '../../log/start-refusal.ts';
import { cardKinds } from './port.ts';

/**
 * How a vendor's reader is spoken to, as the operator writes it down: where it is, where in what it says each thing stands, and
 * what its codes mean. See `docs/devices.md`.
 */

/** Where something stands in what the reader says: `data.cardInfo.name`, or in a line the column, from 0. */
const place = z.union([z.string().min(1).max(200), z.int().min(0).max(60)]);

const dateForms = ['YYYYMMDD', 'YYYY-MM-DD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY年MM月DD日'] as const;

const codes = z.array(z.string().max(100)).min(1);

const card = z.enum(cardKinds).default('identity');

const everyReader = {
  card,
  fields: z
    .strictObject({
      name: place,
      sex: place,
      birth: place,
      address: place,
      number: place,
      validUntil: place,
    })
    .partial(),
  /** How it writes days. */
  dates: z.enum(dateForms).default('YYYYMMDD'),
  /** What it says for each sex. */
  sexes: z.record(z.string(), z.enum(['male', 'female'])).default({ 男: 'male', 女: 'female' }),
  /** What it says of how it went. Left out, whatever holds a number or a name is a card that was read. */
  state: z
    .strictObject({
      at: place,
      read: codes,
      upsideDown: codes.optional(),
      removedEarly: codes.optional(),
      unreadable: codes.optional(),
      /** The service is there, and no reader is plugged in. */
      absent: codes.optional(),
    })
    .optional(),
};

/** A service of the vendor's on this computer. What is on a card goes over no network, so nothing else is taken. */
const loopbackUrl = (schemes: readonly string[]) =>
  z.url().refine((url) => {
    const { protocol, hostname, username } = new URL(url);
    return (
      schemes.includes(protocol) && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) && username === ''
    );
  });

export const mappingShape = z.discriminatedUnion('reader', [
  z.strictObject({
    reader: z.literal('poll'),
    url: loopbackUrl(['http:']),
    method: z.enum(['GET', 'POST']).default('GET'),
    /** Sent along with a POST, as JSON. */
    body: z.json().optional(),
    everyMs: z.int().min(200).max(10_000).default(800),
    ...everyReader,
  }),
  z.strictObject({
    reader: z.literal('subscribe'),
    url: loopbackUrl(['ws:']),
    /** Sent once it is open, where the service waits for that. */
    hello: z.string().max(2000).optional(),
    ...everyReader,
  }),
  z.strictObject({
    reader: z.literal('lines'),
    /** `/dev/ttyUSB0`, `COM3`. */
    path: z.string().min(1).max(200),
    baudRate: z.int().min(300).max(921_600).default(115_200),
    encoding: z.enum(['utf-8', 'gb18030', 'utf-16le']).default('gb18030'),
    /** Between the columns of a line. */
    separator: z.string().min(1).max(4).default('|'),
    ...everyReader,
  }),
  /** A keyboard wedge: it types the number, and Enter. */
  z.strictObject({ reader: z.literal('keys'), card }),
]);

export type Mapping = z.output<typeof mappingShape>;
/** One whose messages have to be understood. */
export type SpokenMapping = Exclude<Mapping, { reader: 'keys' }>;

/** Reads the operator's file; what is wrong with it stands in the way of the start, so that nobody wonders in the hall. */
export function readMapping(file: string): Mapping {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new StartRefusal(
      'card-reader-unreadable',
      `${file}, the description of the card reader, is not there or no whole JSON.`,
    );
  }
  const read = mappingShape.safeParse(text);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue?.path.join('.') ?? '';
  throw new StartRefusal(
    'card-reader-wrong',
    `${file}, the description of the card reader, does not hold what it should at "${at}": see docs/devices.md.`,
  );
}
