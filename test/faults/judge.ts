import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SessionEvent } from '../../core/session/event.ts';
import type { Outcome } from '../../core/session/session.ts';
import { keptWith, type Value } from '../../core/session/value.ts';
import { digestOf } from '../../core/submission/digest.ts';
import { openEnvelope } from '../../core/submission/envelope.ts';
import type { PrivateKey } from '../../core/submission/key.ts';
import { openStore, type Shell, type Store } from '../../main/store/open.ts';
import { sessionTable } from '../../main/store/session.ts';
import { submissionTable } from '../../main/store/submission.ts';
import type { Entry, SessionSoFar } from './journal.ts';

/** Of every start: see `docs/reliability.md`. */
export const usableWithinMs = 10_000;

/** What is said of a session of which a seal is broken: nobody is shown another answer than was given. */
const doesNotOpen = 'what is sealed of it does not open';

/** Decides which applications are made and is itself in none. */
const onlyDecides = ['also '];

/**
 * Compares what lies in a kiosk's folder with what residents were told there: every confirmed answer, every session that
 * was left, every slip. Answers a line for each that does not agree.
 *
 * It asks the disk and not the program: of the program it has the way to open the folder and to unseal what is in it.
 *
 * @param openingKey of the intake, to look into what was sealed to it
 */
export async function judgeFolder(
  dir: string,
  sessions: readonly SessionSoFar[],
  openingKey: PrivateKey,
  shell: Shell = 'serve',
): Promise<string[]> {
  const opened = openStore({ dir, shell, now: Date.now });
  if (!opened.ok) return [`the folder does not open: ${opened.refused.sentence}`];
  const { store } = opened;
  try {
    const faults: string[] = [];
    for (const each of sessions) {
      for (const fault of await judgeSession(store, dir, each, openingKey))
        faults.push(`${each.session}: ${fault}`);
    }
    return faults;
  } finally {
    store.close();
  }
}

/** The number of the receipt that lies on the disk of a kiosk that does not run, by submission. */
export function receiptsIn(dir: string, shell: Shell = 'serve'): Map<string, string> {
  const opened = openStore({ dir, shell, now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  const rows = submissionTable(opened.store.db).list();
  opened.store.close();
  return new Map(rows.flatMap(({ submission, receipt }) => (receipt ? [[submission, receipt.number]] : [])));
}

async function judgeSession(
  store: Store,
  dir: string,
  { session, told, asked }: SessionSoFar,
  openingKey: PrivateKey,
): Promise<string[]> {
  const table = sessionTable(store);
  const row = table.read(session);
  const submissions = submissionTable(store.db);
  const submission = submissions.bySession(session);
  const wasTold = (kind: Entry['act']['kind']) => told.find(({ act }) => act.kind === kind);
  const wasAsked = (kind: Entry['act']['kind']) => asked.some(({ act }) => act.kind === kind);

  if (row && submission) return ['it is open and handed in at the same time'];
  const handedIn = wasTold('handed-in');
  if (handedIn && submission?.number !== handedIn.number)
    return [`its slip ${handedIn.number} is not kept: ${submission?.number}`];
  if (wasTold('left') && (row ?? submission)) return ['it was left, and is still there'];
  if (wasTold('left')) return [];
  if (submission) {
    if (!handedIn && !wasAsked('handed-in')) return ['it was handed in, and nobody asked for that'];
    const parcel = submissions.parcel(session);
    if (!parcel) return ['its envelope is gone'];
    const content = await openEnvelope(parcel.envelope, openingKey);
    return judgeOutcome(content?.outcome as Outcome, { told, asked });
  }
  if (!row) return wasAsked('left') || told.length === 0 ? [] : ['everything that was said is lost'];

  const last = told.findLast(({ act }) => act.kind === 'parked' || act.kind === 'reopened')?.act.kind;
  const state = last === 'parked' ? 'parked' : 'open';
  if (row.state !== state && !wasAsked('parked') && !wasAsked('reopened'))
    return [`it is ${row.state}, and was ${state}`];
  let kept: Map<string, Value>;
  try {
    const { events, lost } = table.log(session, table.key(session));
    if (lost > 0) return [doesNotOpen];
    kept = answersIn(events);
  } catch {
    return [doesNotOpen];
  }
  const faults = [...latest(told)].flatMap(([name, value]) => {
    const now = kept.get(name);
    const maybe = latest(asked).get(name);
    return isDeepStrictEqual(now, value) || (maybe !== undefined && isDeepStrictEqual(now, maybe))
      ? []
      : [`${name}was ${JSON.stringify(value)}, and is ${JSON.stringify(now)}`];
  });
  // Of what is kept: what was changed took its recording with it, also where nobody was told of the change any more.
  for (const name of latest(told).keys()) {
    for (const { attachment, digest } of keptWith(kept.get(name))) {
      const file = path.join(dir, 'attachments', attachment);
      if (!existsSync(file) || (await digestOf(await readFile(file))) !== digest)
        faults.push(`its photo or recording ${attachment} is lost`);
    }
  }
  return faults;
}

/** What a submission says, beside what was answered. What was only asked for may be in it. */
export function judgeOutcome(
  outcome: Outcome,
  { told, asked }: Pick<SessionSoFar, 'told' | 'asked'>,
): string[] {
  const said = latest(told);
  const perhaps = latest(asked);
  const sent = new Map(
    outcome.applications.flatMap(({ answers }) => answers.map((answer) => [nameOf(answer), answer.value])),
  );
  return [
    ...[...said].flatMap(([name, value]) =>
      isDeepStrictEqual(sent.get(name), value) ||
      (sent.has(name) && isDeepStrictEqual(sent.get(name), perhaps.get(name))) ||
      (!sent.has(name) && onlyDecides.includes(name))
        ? []
        : [`${name}was ${JSON.stringify(value)}, and went up as ${JSON.stringify(sent.get(name))}`],
    ),
    ...[...sent.keys()]
      .filter((name) => !said.has(name) && !perhaps.has(name))
      .map((name) => `${name}was never said`),
  ];
}

function latest(entries: readonly Entry[]): Map<string, Value> {
  return new Map(
    entries.flatMap(({ act }) => (act.kind === 'answered' ? [[nameOf(act.path), act.value]] : [])),
  );
}

function answersIn(events: readonly SessionEvent[]): Map<string, Value> {
  const answers = new Map<string, Value>();
  for (const event of events) {
    if (event.kind === 'answered') answers.set(nameOf(event.path), event.value);
    if (event.kind === 'cleared') answers.delete(nameOf(event.path));
  }
  return answers;
}

function nameOf({ question, row = '' }: { question: string; row?: string | undefined }): string {
  return `${question} ${row}`;
}
