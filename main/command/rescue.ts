import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stickFolder } from '../../core/submission/stick.ts';
import { damageIn, type Damage } from '../store/damage.ts';
import { keyFilesIn } from '../store/key-file.ts';
import { openStore } from '../store/open.ts';
import { rescueDatabase, type RescuedTable } from '../store/rescue.ts';
import { sessionTable } from '../store/session.ts';
import { no, yes, type CommandDone, type CommandParts } from './command.ts';
import { operatorAudit } from './operator-audit.ts';
import { waitingOntoFolder } from './waiting-onto-folder.ts';

/** `dataDir` has a database that is damaged; it is not changed. `list` takes what is not whole, a line of JSON each. */
export interface Rescue extends Pick<CommandParts, 'dataDir' | 'shell' | 'protections' | 'list'> {
  /** A folder that is not there yet, or is empty: the kiosk goes on with it. */
  readonly to: string;
}

/** Chromium's own, which it makes anew. */
const leftBehind = /^(shell|kiosk\.sqlite.*)$/;

/**
 * Carries all that is whole of a damaged data folder into a new one, with which the kiosk can go on, and names the rest.
 * What is sealed stays sealed: it needs the kiosk's key, and shows nobody an answer.
 */
export async function rescue({ dataDir, shell, protections, to, list }: Rescue): Promise<CommandDone> {
  if (!existsSync(path.join(dataDir, 'kiosk.sqlite'))) return no(`There is no kiosk's data in ${dataDir}.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  if (readdirSync(to).length > 0) return no(`${to} is not empty. Name a folder that is new.`);
  for (const name of readdirSync(dataDir)) {
    if (!leftBehind.test(name)) cpSync(path.join(dataDir, name), path.join(to, name), { recursive: true });
  }
  const tables = rescueDatabase(path.join(dataDir, 'kiosk.sqlite'), path.join(to, 'kiosk.sqlite'));
  const opened = openStore({ dir: to, shell, protections: await protections(), now: Date.now });
  if (!opened.ok) {
    // A keyring that does not answer, or a passphrase that was not named, is no lost key.
    const isLost = keyFilesIn(dataDir).every(({ kept, unfinished }) => unfinished || kept === 'file');
    if (opened.refused.code === 'key-lost' && isLost) return withoutKey({ dataDir, to, list });
    empty(to);
    return no(opened.refused.sentence);
  }
  const { store } = opened;
  try {
    const damage: Damage[] = [
      ...sessionTable(store)
        .dropAlone()
        .map((id) => ({ what: 'session' as const, id })),
      ...(await damageIn(store, 'wholly')),
    ];
    const broken = tables.filter(({ isWhole }) => !isWhole);
    for (const lost of [...damage, ...broken]) list(JSON.stringify(lost));
    operatorAudit(store).enter('rescued', { damaged: damage.length, tables: broken.length });
    return yes(sentenceOf(to, tables, damage));
  } finally {
    store.close();
  }
}

/** What waits is all that can be saved: it is sealed to the intake, and everything else to the key that is lost. */
async function withoutKey({
  dataDir,
  to,
  list,
}: Pick<Rescue, 'dataDir' | 'to' | 'list'>): Promise<CommandDone> {
  const [file, attachments] = [path.join(to, 'kiosk.sqlite'), path.join(dataDir, 'attachments')];
  const { written, lost } = await waitingOntoFolder(file, attachments, to);
  for (const id of lost) list(JSON.stringify({ what: 'submission', id }));
  empty(to, stickFolder);
  return yes(
    `The kiosk's key is lost, and with it what was open or parked. ${written} submissions that waited are in ${to} as on ` +
      'a USB stick: have the intake import that folder, then begin with an empty data folder and enrol the kiosk again.',
  );
}

function sentenceOf(to: string, tables: readonly RescuedTable[], damage: readonly Damage[]): string {
  const rows = (name: string) => tables.find(({ table }) => table === name)?.rows ?? 0;
  const broken = tables.filter(({ isWhole }) => !isWhole).map(({ table }) => table);
  return (
    `${rows('session')} open or parked sessions and ${rows('submission')} submissions are in ${to}. ` +
    (broken.length === 0 ? 'No row was lost' : `Rows may be missing of: ${broken.join(', ')}`) +
    `; ${damage.length} things in it are damaged. Start the kiosk with --data-dir ${to}; ` +
    'when it runs, delete the damaged folder: it holds what the new one will forget.'
  );
}

function empty(dir: string, but?: string): void {
  for (const name of readdirSync(dir)) if (name !== but) rmSync(path.join(dir, name), { recursive: true });
}
