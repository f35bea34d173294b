import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import type { Slip, StickState } from '../../core/contract.ts';
import { openAttachments } from '../../intake/attachments.ts';
import { importStick, type ImportedStick } from '../../intake/stick/import-stick.ts';
import { apiOf, type MachineApi } from './call-machine.ts';
import { type FakeIntake, startFakeIntake } from './fake-intake.ts';
import { step } from './resident.ts';
import { type RunningIntake, startIntake } from './running-intake.ts';
import { startTestMachine, type TestMachine, type TestMachineGiven } from './test-machine.ts';

/** A kiosk without a network, whose clerk has a stick, and the intake that it is enrolled with. */
export interface StickHall {
  readonly intake: RunningIntake;
  /** Between the two; `always` undefined lets everything through. */
  readonly road: FakeIntake;
  readonly machine: TestMachine;
  readonly api: MachineApi;
  /** Where a stick that is in is mounted. */
  readonly root: string;
  /** Hands in a request, with so many photos, and answers its id. */
  handIn(photos?: number): Promise<string>;
  /** The same, and the slip is still being looked at. */
  slipOf(photos?: number): Promise<Slip>;
  /** Puts in an empty stick, or one that was pulled out; resolves when the kiosk has looked at it. */
  plugIn(stick?: string): Promise<void>;
  /** Takes it out and answers where it lies. */
  pullOut(): Promise<string>;
  signIn(): Promise<void>;
  /** Waits for the end of what was begun. */
  done(): Promise<NonNullable<StickState['last']>>;
  /** What `npm run intake -- import` does. */
  import(stick: string): Promise<ImportedStick>;
  close(): Promise<void>;
}

const patienceMs = 20_000;

export async function startStickHall({
  intake: given,
  configuration = {},
  ports = {},
}: { intake?: RunningIntake } & TestMachineGiven = {}): Promise<StickHall> {
  const intake = given ?? (await startIntake());
  const road = await startFakeIntake(intake);
  const machine = await startTestMachine({
    configuration: {
      demo: true,
      stick: 'simulated',
      intake: road.url,
      enrolmentCode: await intake.newCode(),
      ...configuration,
    },
    ports,
  });
  road.always = 'reset';
  // Not the screen that somebody may look at, which would show what is begun on it.
  const api = apiOf(machine.fetch, 'residents');
  const root = path.join(machine.dataDir, 'stick');
  let pulled = 0;

  const until = async (isSo: (state: StickState) => boolean): Promise<StickState> => {
    const before = performance.now();
    for (;;) {
      const state = await api.staff.stick({ unasked: true });
      if (isSo(state)) return state;
      if (performance.now() - before > patienceMs) throw new Error(`It stays so: ${JSON.stringify(state)}`);
      await rest(20);
    }
  };

  const hall: StickHall = {
    intake,
    road,
    machine,
    api,
    root,
    slipOf: async (photos = 0) => {
      let view = await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' });
      const { session } = view;
      while (view.place.at !== 'declaration') {
        const { question } = view;
        if (question?.type === 'photo' && photos > 0) {
          const value = [];
          for (let count = 0; count < photos; count += 1)
            value.push(await takePhoto(session, question.path.question));
          view = await api.session.answer({ session, path: question.path, value, from: 'camera' });
        } else view = await step(api, view, photos > 0 ? {} : { has_photo: false });
      }
      return api.session.submit({ session, language: 'zh-CN' });
    },
    handIn: async (photos) => {
      const { submission } = await hall.slipOf(photos);
      await api.submission.done({ submission });
      return submission;
    },
    plugIn: async (stick) => {
      if (stick === undefined) mkdirSync(root);
      else renameSync(stick, root);
      await until(({ sticks }) => sticks === 1);
    },
    pullOut: async () => {
      const lies = path.join(machine.dataDir, `pulled-${(pulled += 1)}`);
      renameSync(root, lies);
      await until(({ sticks }) => sticks === 0);
      return lies;
    },
    signIn: async () => {
      const [person] = await api.staff.people();
      await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
    },
    done: async () => {
      const { last } = await until((state) => state.underWay === null && state.last !== null);
      if (!last) throw new Error('Nothing was done');
      return last;
    },
    import: async (stick) => {
      const { identity, store } = intake;
      const attachments = await openAttachments(intake.dataDir, {
        intake: identity.id,
        store,
        now: Date.now,
      });
      return importStick(stick, identity.id, {
        accept: { identity, store, attachments, services: undefined, now: Date.now, random: Math.random },
        attachments,
        log: (error) => {
          throw error;
        },
      });
    },
    close: async () => {
      await machine.end();
      await road.close();
      if (!given) await intake.close();
    },
  };
  return hall;

  async function takePhoto(session: string, question: string) {
    const photo = new Uint8Array(70_000);
    photo.set([0xff, 0xd8, 0xff, 0xe0]);
    const taken = await machine.fetch(
      new Request(`http://kiosk/attachment?session=${session}&question=${question}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg' },
        body: photo,
      }),
      { screen: 'residents' },
    );
    return (await taken.json()) as { attachment: string; digest: string; bytes: number };
  }
}

/** Every file below a folder, by its path from there with forward slashes, in order. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** A stick that holds the same. */
export function copyOf(stick: string): string {
  const copy = `${stick}-copy`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(stick, copy, { recursive: true });
  return copy;
}
