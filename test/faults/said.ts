import { createHash } from 'node:crypto';
import type { Value } from '../../core/session/value.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { identityNumber } from '../support/identity-number.ts';
import { typed, valueFor } from '../support/resident.ts';

// What each resident says and shows is theirs alone, and what they say the second time is not what they said first: answers
// that were exchanged between two people, or an older one that came back, would otherwise look right.

const givenNames = '秀兰桂英建国志强素珍玉梅福生金花春燕长贵';
/** Two chunks of a sealed attachment, and nothing that packs smaller. */
const photoBytes = 70_000;
/** Of a second of speech. */
const pieceBytes = 4_000;
const secondsSaid = 3;

/**
 * What somebody answers to this in that session; nothing where it is passed over or a photo has to be taken.
 *
 * @param time how often they have answered it before
 */
export function saidIn(session: string, question: QuestionView, time = 0): Value | undefined {
  const { type, path, limits, choices } = question;
  const of = `${session} ${path.row ?? ''}`;
  const own = numberFrom(`${of} ${path.question} ${time}`);
  const usual = valueFor(question);
  switch (type) {
    case 'identity-number':
      return identityNumber(birthOf(of));
    case 'date':
      return limits['birthday'] === true ? birthOf(of) : usual;
    case 'name':
      return `欧阳${at(givenNames, own)}${at(givenNames, own >>> 8)}`;
    case 'phone':
      return `139${String(own % 100_000_000).padStart(8, '0')}`;
    case 'text':
      return `${own}号楼前面，${typed.text}`.slice(0, Number(limits['maxLength'] ?? 200));
    case 'address':
      return { code: '110105', levels: ['北京市', '朝阳区'], detail: `惠新里 ${own} 号楼 4 单元` };
    case 'yes-no':
      return own % 5 > 0;
    case 'choice':
      return own % 3 > 0 ? usual : at(choices, own >>> 8)?.value;
    default:
      return usual;
  }
}

/** What lies before the camera in that session. */
export function photoOf(session: string): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), drawn(session, photoBytes)]);
}

/** Whether they say it instead of writing it, where that may be. */
export function saysIt(session: string, { limits, path }: QuestionView): boolean {
  return limits['recordingSeconds'] !== undefined && numberFrom(`${session} ${path.question} aloud`) % 2 > 0;
}

/** What they say in that session, in pieces of a second. */
export function soundOf(session: string): Buffer<ArrayBuffer>[] {
  return Array.from({ length: secondsSaid }, (_, second) =>
    Buffer.concat([
      Buffer.from(second === 0 ? [0x1a, 0x45, 0xdf, 0xa3] : []),
      drawn(`${session} ${second}`, pieceBytes),
    ]),
  );
}

/** Old enough for everything. */
function birthOf(person: string): string {
  const day = new Date(Date.UTC(1930, 0, 1 + (numberFrom(`${person} birth`) % 5_000)));
  return day.toISOString().slice(0, 10);
}

function numberFrom(what: string): number {
  return drawn(what, 4).readUInt32BE();
}

function drawn(what: string, outputLength: number): Buffer {
  return createHash('shake256', { outputLength }).update(what).digest();
}

function at<Each>(all: ArrayLike<Each>, number: number): Each | undefined {
  return all[number % all.length];
}
