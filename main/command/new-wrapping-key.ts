import { readPassphrase } from '../read-passphrase.ts';
import { changeWrappingKey } from '../store/change-wrapping-key.ts';
import { keyKept, type KeyKept, type KeyProtections } from '../store/key-file.ts';
import { no, yes, type CommandDone, type CommandParts } from './command.ts';
import { onDataFolder } from './on-data-folder.ts';
import { operatorAudit } from './operator-audit.ts';

export interface NewWrappingKey extends Omit<CommandParts, 'list'> {
  /** How it is to be kept, as the operator has written it. */
  readonly kept: string;
  /** Where the passphrase comes from that is to seal it; the one that opens the present key, where none is named. */
  readonly passphraseFile: string | undefined;
}

/** Changes the wrapping key, and with it the place where it is kept: into the keyring, behind a passphrase, and back. */
export async function newWrappingKey(given: NewWrappingKey): Promise<CommandDone> {
  const kept = keyKept.find((each) => each === given.kept);
  if (!kept) return no(`--new-wrapping-key takes ${keyKept.join(', ')}.`);
  const present = await given.protections();
  const passphrase = await readPassphrase(given.passphraseFile, given.askFor, 'New passphrase');
  const protections: KeyProtections = {
    keyring: present.keyring,
    passphrase: passphrase ?? present.passphrase,
  };
  if (kept !== 'file' && !protections[kept]) return no(missing[kept]);
  return onDataFolder(given, present, (store) => {
    changeWrappingKey(store, kept, protections, (to) => {
      operatorAudit(store).enter('wrapping-key-changed', { from: store.keyFile.kept, to: to.kept });
    });
    return yes(`The kiosk has a new wrapping key, ${where[kept]}. The former one is gone.`);
  });
}

const missing: Readonly<Record<Exclude<KeyKept, 'file'>, string>> = {
  keyring: 'This system has no keyring that protects anything, so nothing was changed.',
  passphrase: 'Name the passphrase with --new-passphrase-file FILE, or - to type it. Nothing was changed.',
};

const where: Readonly<Record<KeyKept, string>> = {
  file: 'in a file that only its user may read',
  keyring: "sealed by the system's keyring",
  passphrase: 'sealed with the passphrase; without that nothing in the data folder can be opened',
};
