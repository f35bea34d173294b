import { keepRenewal } from '../enrolment/keep-enrolment.ts';
import { realWorld } from '../real-world.ts';
import { trustedClock } from '../session/trusted-clock.ts';
import { factTable } from '../store/fact.ts';
import { keyring } from '../store/keyring.ts';
import { staffTable } from '../store/staff.ts';
import { readEnrolment } from '../upstream/enrolment.ts';
import { makeNextKeys, renew } from '../upstream/renew.ts';
import { no, yes, type CommandDone, type CommandParts } from './command.ts';
import { onDataFolder } from './on-data-folder.ts';
import { operatorAudit } from './operator-audit.ts';

/**
 * Makes new keys for this kiosk and has its intake take them. Where the intake does not answer they stay beside the present
 * ones, and the kiosk goes on asking when it runs.
 */
export async function renewKeys(parts: CommandParts): Promise<CommandDone> {
  return onDataFolder(parts, await parts.protections(), async (store) => {
    const secrets = keyring(store);
    const kept = readEnrolment(secrets);
    if (!kept) return no('This kiosk is enrolled nowhere, so there are no keys to renew.');
    await makeNextKeys(secrets);
    const { signal } = new AbortController();
    const renewed = await renew(kept, { secrets, now: Date.now, signal });
    if (renewed.kind === 'silence') {
      return no(
        `The new keys are made, but the intake has not said yet that it took them (${renewed.code}). ` +
          'Start the kiosk: it changes to them by itself as soon as the intake answers.',
      );
    }
    keepRenewal(kept, renewed.enrolment, {
      secrets,
      staff: staffTable(store.db),
      together: (work) => store.db.transaction(work)(),
      audit: operatorAudit(store),
      learn: trustedClock(factTable(store.db), realWorld.clock).learn,
    });
    return yes('The kiosk has new keys, and its intake knows them.');
  });
}
