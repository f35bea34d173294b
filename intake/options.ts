import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Curve } from '../core/submission/suite/suite.ts';

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** How many of it run behind one port. */
  readonly processes: number;
  /** Addresses of web servers that are believed when they say whom they speak for. */
  readonly trustProxy: readonly string[];
  readonly demo: boolean;
  readonly services: ReadonlySet<string> | undefined;
  readonly newCode: boolean;
  readonly addStaff: string | undefined;
  /** The root of a USB stick, to be imported instead of listening. */
  readonly importFrom: string | undefined;
  /** Of the keys that a new intake makes. */
  readonly suite: Curve;
  readonly newKeys: boolean;
  readonly kiosks: boolean;
  /** The id of a kiosk, or the `kid` of a key that a kiosk had before. */
  readonly revoke: string | undefined;
}

const mostProcesses = 64;

export const usage = `npm run intake -- --data-dir DIR [options]

  --port N            where to listen; 0 takes a free one (default 0)
  --host H            on which address (default 127.0.0.1)
  --data-dir DIR      keys, hall.json, staff.json, attachments, and the database where no other is named
  --database-url URL  a PostgreSQL instead of the SQLite in the data folder; DATABASE_URL does the same
  --processes N       so many of it behind one port, on a PostgreSQL (default: one for each core, four at most)
  --trust-proxy a,b   addresses of the web servers before it (or networks, or loopback), which say in X-Forwarded-For
                      whom they speak for: without this all kiosks behind one count as one address
  --services a,b      take these services alone and refuse others, signed (default: take all)
  --suite SM2         work with SM2, SM3 and SM4 where this intake is new (default: P-256, AES and SHA-256)
  --demo              begin with a hall and one person of the staff, and print her PIN
  --new-code          print a new enrolment code and end
  --add-staff NAME    give this person a PIN, print it and end
  --new-keys          make new keys for this intake and end; kiosks learn of them once it is started again
  --kiosks            list the kiosks with their keys and end
  --revoke ID         take nothing more from this kiosk, or nothing more that this former key of a kiosk signed, and end

npm run intake -- import DIR --data-dir DIR [--database-url URL] [--services a,b]

  takes what kiosks have written onto the USB stick that is mounted at DIR, leaves the receipts on it, says in one line
  of JSON what became of each, and ends; also while the intake runs`;

/** What the command line asks for, or the sentence that says what is wrong with it. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | string {
  let values;
  let positionals;
  try {
    ({ values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '0' },
        host: { type: 'string', default: '127.0.0.1' },
        'data-dir': { type: 'string' },
        'database-url': { type: 'string' },
        processes: { type: 'string' },
        'trust-proxy': { type: 'string', default: '' },
        services: { type: 'string' },
        suite: { type: 'string', default: 'P-256' },
        demo: { type: 'boolean', default: false },
        'new-code': { type: 'boolean', default: false },
        'add-staff': { type: 'string' },
        'new-keys': { type: 'boolean', default: false },
        kiosks: { type: 'boolean', default: false },
        revoke: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `--port has to be a number from 0 to 65535`;
  if (values['data-dir'] === undefined) return '--data-dir is missing';
  const [command, importFrom, ...more] = positionals;
  if (command !== undefined && (command !== 'import' || importFrom === undefined || more.length > 0))
    return 'The only command is: import DIR';
  const databaseUrl = values['database-url'] ?? env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:/.test(databaseUrl))
    return '--database-url takes an address like postgres://user@host/intake';
  const processes = Number(values.processes ?? (databaseUrl === undefined ? 1 : oneForEachCore()));
  if (!Number.isInteger(processes) || processes < 1 || processes > mostProcesses)
    return `--processes has to be a number from 1 to ${mostProcesses}`;
  if (processes > 1 && databaseUrl === undefined)
    return '--processes takes a PostgreSQL: the SQLite in the data folder has one writer';
  const { suite } = values;
  if (suite !== 'P-256' && suite !== 'SM2') return '--suite takes P-256 or SM2';
  return {
    port,
    host: values.host,
    dataDir: values['data-dir'],
    databaseUrl,
    processes,
    trustProxy: values['trust-proxy'].split(',').filter(Boolean),
    demo: values.demo,
    services: values.services === undefined ? undefined : new Set(values.services.split(',').filter(Boolean)),
    newCode: values['new-code'],
    addStaff: values['add-staff'],
    importFrom,
    suite,
    newKeys: values['new-keys'],
    kiosks: values.kiosks,
    revoke: values.revoke,
  };
}

/** Each has up to ten connections to the database, of which a PostgreSQL takes a hundred unless it is told otherwise. */
export function oneForEachCore(): number {
  return Math.min(4, availableParallelism());
}
