import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { badRoadTo } from '../faults/network/bad-road.ts';
import { Journal } from '../faults/journal.ts';
import { receiptsIn } from '../faults/judge.ts';
import { finish } from '../faults/residents.ts';
import { photoOf } from '../faults/said.ts';
import { waitForReceipts } from '../faults/wait-for-receipts.ts';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink } from '../support/kiosk-client.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { step } from '../support/resident.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Told } from './told.ts';

const stepsTaken = 5;

/** Nobody of these parks or leaves unless it is said. */
const steadily = (): number => 0.99;
/** Of everybody: who tries this version later has it in a file. */
const photo = photoOf('the last version');

/**
 * Has the program as it stands in `dist/` fill the data folders of a kiosk and an intake, for the versions to come: what
 * was received, what waits, what is parked and what stands open, with photos.
 */
export async function keepVersion(dir: string): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  const [dataDir, intakeDir] = [path.join(dir, 'kiosk'), path.join(dir, 'intake')];
  mkdirSync(dataDir, { recursive: true });
  await giveStaff(dataDir);
  const intake = await startIntakeProgram(intakeDir);
  const road = await badRoadTo(intake.url);
  const kiosk = await startKiosk(
    ['--intake', road.url, '--enrol', intake.enrolmentCode, '--printer', 'none'],
    dataDir,
  );
  const client = await openLink(kiosk.link);
  const { api } = client;
  await signIn(api);
  const journal = new Journal(() => performance.now());
  const begin = (service: string) => api.session.start({ service, language: 'zh-CN', practice: false });
  const handIn = async () =>
    finish(
      client,
      journal,
      steadily,
      { view: await begin('request-to-the-hall'), isOld: false },
      () => photo,
    );

  await handIn();
  await waitForReceipts(client);
  road.be(() => 'refused');
  await handIn();
  const { session: parked } = await begin('elder-allowance');
  const { code } = await journal.told(parked, { kind: 'parked' }, () =>
    api.session.park({ session: parked, silently: false }),
  );
  let open = await begin('resident-medical-insurance');
  for (let steps = 0; steps < stepsTaken; steps += 1) open = await step(api, open);
  await kiosk.kill();
  await road.close();
  await intake.kill();

  const told: Told = {
    at: Date.now(),
    sessions: journal.at(Infinity),
    receipts: [...receiptsIn(dataDir)],
    code: code ?? '',
    parked,
    open: { session: open.session, place: open.place },
  };
  writeFileSync(path.join(dir, 'told.json'), `${JSON.stringify(told, undefined, 2)}\n`);
  writeFileSync(path.join(dir, 'photo'), photo);
}
