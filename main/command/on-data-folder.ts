import type { KeyProtections } from '../store/key-file.ts';
import { openStore, type Store } from '../store/open.ts';
import { no, type CommandDone, type CommandParts } from './command.ts';

/** Opens the data folder, has the work done, and closes it again, whatever comes of the work. */
export async function onDataFolder(
  { dataDir, shell }: Pick<CommandParts, 'dataDir' | 'shell'>,
  protections: KeyProtections,
  work: (store: Store) => CommandDone | Promise<CommandDone>,
): Promise<CommandDone> {
  const opened = openStore({ dir: dataDir, shell, protections, now: Date.now });
  if (!opened.ok) return no(opened.refused.sentence);
  try {
    return await work(opened.store);
  } finally {
    opened.store.close();
  }
}
