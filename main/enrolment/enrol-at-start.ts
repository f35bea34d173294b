import type { Configuration } from '../configuration.ts';
import type { StartRefused } from '../log/start-refusal.ts';
import { enrol, type EnrolRefusal } from '../upstream/enrol.ts';
import { readEnrolment, writeEnrolment, type KeptEnrolment } from '../upstream/enrolment.ts';
import { keepEnrolment, type KeepParts } from './keep-enrolment.ts';

export interface EnrolmentParts extends KeepParts {
  readonly configuration: Configuration;
}

type AtStart =
  | { readonly ok: true; readonly enrolment: KeptEnrolment | undefined }
  | ({ readonly ok: false } & StartRefused);

/**
 * The enrolment of this kiosk: the one it has, or a new one where an operator hands it a code.
 *
 * Another address of the intake is remembered without asking there: a kiosk starts without a network too, and at a wrong
 * address nothing is lost, since only what the pinned key signs counts as received.
 */
export async function enrolAtStart(parts: EnrolmentParts): Promise<AtStart> {
  const { configuration, secrets, together, audit } = parts;
  const kept = readEnrolment(secrets);
  const { enrolmentCode: code, intake: url, name } = configuration;
  if (kept && url !== undefined && url !== kept.url) {
    const moved = { ...kept, url };
    together(() => {
      writeEnrolment(secrets, moved);
      audit.enter('intake-moved', { url });
    });
    return { ok: true, enrolment: moved };
  }
  if (kept || code === undefined) return { ok: true, enrolment: kept };
  if (url === undefined)
    return {
      ok: false,
      code: 'intake-unnamed',
      sentence: 'An enrolment code needs the intake that made it: add --intake URL.',
      lasting: true,
    };

  const keep = (enrolment: KeptEnrolment) => keepEnrolment(enrolment, parts);
  const enrolled = await enrol({ url, code, name, secrets, keep });
  if (!enrolled.ok) return refuse(enrolled.code);
  return { ok: true, enrolment: enrolled.enrolment };
}

function refuse(code: EnrolRefusal): AtStart {
  return { ok: false, code, sentence: sentences[code], ...(badCodes.includes(code) && { lasting: true }) };
}

/** A code that is wrong does not become right. All else may be the network's doing, or pass with time. */
const badCodes: readonly EnrolRefusal[] = ['code-mistyped', 'code-unknown'];

const sentences: Record<EnrolRefusal, string> = {
  'code-mistyped': 'That enrolment code is mistyped. Please compare it letter by letter.',
  'code-unknown':
    'The intake does not know this enrolment code, or it was used or is too old. Ask for a new one.',
  wait: 'Too many wrong enrolment codes. Please wait some minutes and try again.',
  unreachable: 'The intake cannot be reached. Enrolment is the one thing that needs the network.',
  'not-the-intake':
    'What answered is not the intake that made this enrolment code. Please check the address.',
  'enrolled-already': 'This kiosk is enrolled already.',
};
