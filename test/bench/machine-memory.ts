import { execFileSync } from 'node:child_process';
import { openLink } from '../support/kiosk-client.ts';
import { fillIn } from '../support/resident.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import type { MeasureOptions, Row } from './row.ts';
import { median } from './statistics.ts';

/**
 * What the machine's process holds of the computer's memory after many sessions, to what it held when it had warmed up.
 * Each session is a whole elder allowance, filled in, handed in and received. Its heap is kept
 * small, so that what is let go is soon collected and what still grows is held on to: left to itself V8 lets more than a
 * hundred MB lie before it tidies up.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const [warm, last, readings] = quick ? [20, 60, 5] : [50, 500, 10];
  const intake = await startIntake();
  const kiosk = await startKiosk(
    ['--demo', '--intake', intake.url, '--enrol', await intake.newCode()],
    undefined,
    { NODE_OPTIONS: '--max-old-space-size=48 --max-semi-space-size=2' },
  );
  const { api } = await openLink(kiosk.link);
  const held: number[] = [];
  for (let session = 1; session <= last; session += 1) {
    const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
    const view = await fillIn(api, begun);
    await api.session.submit({ session: view.session, language: 'zh-CN' });
    held.push(memoryOf(kiosk.child.pid));
  }
  await kiosk.close();
  await intake.close();

  const before = median(held.slice(warm - readings, warm));
  const after = median(held.slice(-readings));
  return [
    {
      what: `memory of the machine after ${last} sessions, to after ${warm}`,
      measured: { [`after ${warm} MB`]: before, [`after ${last} MB`]: after, 'most MB': Math.max(...held) },
      value: after / before,
      unit: 'times',
      budget: { atMost: 1.1 },
    },
  ];
}

/** Resident memory, in MB. */
function memoryOf(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
