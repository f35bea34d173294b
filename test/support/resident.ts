import type { ShownSession } from '../../core/contract.ts';
import type { Place } from '../../core/session/place.ts';
import type { Value } from '../../core/session/value.ts';
import { withCheckDigit } from '../../core/submission/number.ts';
import type { QuestionView } from '../../core/session/view.ts';
import type { MachineApi } from './call-machine.ts';
import { identityNumber } from './identity-number.ts';

/** What this resident answers, by question id; everything else as the type of the question suggests. */
export type Answers = Readonly<Record<string, Value>>;

/** Words that nobody types by chance: tests look for them in every file. */
export const typed = {
  name: '欧阳锦绣',
  phone: '13956780412',
  identity: identityNumber('1940-12-25'),
  text: '门口第三盏路灯不亮，夜里看不清台阶',
} as const;

/** Takes one step from where the session stands, as somebody would who fills in whatever is asked. */
export async function step(
  api: MachineApi,
  view: ShownSession,
  answers: Answers = {},
): Promise<ShownSession> {
  const { session, place } = view;
  switch (place.at) {
    case 'question': {
      const { question } = view;
      if (!question) throw new Error('A question without a question');
      const value = valueFor(question, answers);
      if (question.type === 'note') return api.session.next({ session, from: place });
      if (value === undefined) return api.session.skip({ session, path: question.path });
      return api.session.answer({ session, path: question.path, value, from: 'touch' });
    }
    case 'consent':
      return api.session.consent({ session, consent: place.consent, agreed: true });
    case 'declined':
    case 'not-eligible':
    case 'declaration':
      throw new Error(`There is no step on from ${place.at}`);
    default:
      return api.session.next({ session, from: place });
  }
}

/** Fills in everything up to a place, by default the declaration. */
export async function fillIn(
  api: MachineApi,
  view: ShownSession,
  answers: Answers = {},
  until: Place['at'] = 'declaration',
): Promise<ShownSession> {
  let now = view;
  for (let steps = 0; now.place.at !== until; steps++) {
    if (steps > 300) throw new Error(`No way from ${JSON.stringify(now.place)}`);
    now = await step(api, now, answers);
  }
  return now;
}

/** What somebody would answer to this; nothing where it is passed over. */
export function valueFor(question: QuestionView, answers: Answers = {}): Value | undefined {
  const { path, type, limits, choices, optional } = question;
  const given = answers[path.question];
  if (given !== undefined) return given;
  switch (type) {
    case 'yes-no':
      return true;
    case 'choice':
      return choices[0]?.value ?? '';
    case 'choices':
      return choices.slice(0, Math.max(1, Number(limits['min'] ?? 1))).map(({ value }) => value);
    case 'number':
    case 'money':
      return Math.max(1, Number(limits['min'] ?? 1));
    case 'text':
      return typed.text.slice(0, Number(limits['maxLength'] ?? 200));
    case 'name':
      return typed.name;
    case 'phone':
      return typed.phone;
    case 'date':
      return limits['birthday'] === true ? '1940-12-25' : '2026-01-15';
    case 'identity-number':
      return typed.identity;
    case 'code':
      return withCheckDigit('7'.repeat(Number(limits['minLength']) - 1));
    case 'address':
      return { code: '110105', levels: ['北京市', '朝阳区'], detail: '惠新里 9 号楼 4 单元' };
    case 'photo':
    case 'signature':
      if (optional) return undefined;
      throw new Error(`A ${type} has to be taken first`);
    default:
      return undefined;
  }
}
