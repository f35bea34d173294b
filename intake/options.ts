import { parseArgs } from 'node:util';

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Addresses of web servers that are believed when they say whom they speak for. */
  readonly trustProxy: readonly string[];
  readonly demo: boolean;
  readonly services: ReadonlySet<string> | undefined;
  readonly newCode: boolean;
  readonly addStaff: string | undefined;
}

export const usage = `npm run intake -- --data-dir DIR [options]

  --port N            where to listen; 0 takes a free one (default 0)
  --host H            on which address (default 127.0.0.1)
  --data-dir DIR      keys, hall.json, staff.json, attachments, and the database where no other is named
  --database-url URL  a PostgreSQL instead of the SQLite in the data folder; DATABASE_URL does the same
  --trust-proxy a,b   addresses of the web servers before it (or networks, or loopback), which say in X-Forwarded-For
                      whom they speak for: without this all kiosks behind one count as one address
  --services a,b      take these services alone and refuse others, signed (default: take all)
  --demo              begin with a hall and one person of the staff, and print her PIN
  --new-code          print a new enrolment code and end
  --add-staff NAME    give this person a PIN, print it and end`;

/** What the command line asks for, or the sentence that says what is wrong with it. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options | string {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '0' },
        host: { type: 'string', default: '127.0.0.1' },
        'data-dir': { type: 'string' },
        'database-url': { type: 'string' },
        'trust-proxy': { type: 'string', default: '' },
        services: { type: 'string' },
        demo: { type: 'boolean', default: false },
        'new-code': { type: 'boolean', default: false },
        'add-staff': { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `--port has to be a number from 0 to 65535`;
  if (values['data-dir'] === undefined) return '--data-dir is missing';
  const databaseUrl = values['database-url'] ?? env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:/.test(databaseUrl))
    return '--database-url takes an address like postgres://user@host/intake';
  return {
    port,
    host: values.host,
    dataDir: values['data-dir'],
    databaseUrl,
    trustProxy: values['trust-proxy'].split(',').filter(Boolean),
    demo: values.demo,
    services: values.services === undefined ? undefined : new Set(values.services.split(',').filter(Boolean)),
    newCode: values['new-code'],
    addStaff: values['add-staff'],
  };
}
