import { expect, test } from 'vitest';
import type { SessionEvent } from '../../../core/session/event.ts';
import { Filling } from '../../../core/session/filling.ts';
import { nothingKnown } from '../../../core/session/known.ts';
import { outcomeOf } from '../../../core/session/outcome.ts';
import { viewOf } from '../../../core/session/session-view.ts';
import { uuid } from '../../support/scenario.ts';
import { tinyService } from '../../support/tiny-service.ts';

const service = tinyService({
  consents: [{ id: 'photo', picture: 'some' }],
  steps: [
    {
      id: 'home',
      questions: [
        { id: 'told', type: 'note' },
        { id: 'wish', type: 'text', optional: true, consent: 'photo' },
      ],
    },
    { id: 'members', repeat: { min: 0, label: 'name' }, questions: [{ id: 'name', type: 'name' }] },
  ],
  calculations: [{ id: 'crowd', type: 'text', value: "members.map(m, m.name).join(' ')" }],
  applications: [{ id: 'main', steps: ['home', 'members'], calculations: ['crowd'] }],
});

const sign = { by: 'resident', from: 'touch' } as const;

const events: SessionEvent[] = [
  { kind: 'went', place: { at: 'question', question: 'told' }, ...sign },
  { kind: 'went', place: { at: 'consent', consent: 'photo' }, ...sign },
  { kind: 'declined', consent: 'photo', ...sign },
  { kind: 'agreed', consent: 'photo', ...sign },
  { kind: 'went', place: { at: 'question', question: 'wish' }, ...sign },
  { kind: 'cleared', path: { question: 'wish' }, ...sign },
  { kind: 'answered', path: { question: 'wish' }, value: 'a bench', ...sign },
  { kind: 'went', place: { at: 'rows', step: 'members' }, ...sign },
  { kind: 'row-added', step: 'members', row: uuid(1), ...sign },
  { kind: 'answered', path: { question: 'name', row: uuid(1) }, value: '王秀英', ...sign },
  { kind: 'row-added', step: 'members', row: uuid(2), ...sign },
  { kind: 'answered', path: { question: 'name', row: uuid(2) }, value: '李建国', ...sign },
  { kind: 'row-removed', step: 'members', row: uuid(1), ...sign },
  { kind: 'went', place: { at: 'review' }, ...sign },
  { kind: 'went', place: { at: 'rows', step: 'members' }, back: true, ...sign },
];

function stateOf(filling: Filling): unknown {
  const session = { session: uuid(0), digest: 'sha256:tiny', clockTrusted: true };
  return { view: viewOf(filling, session, nothingKnown), outcome: outcomeOf(filling.sheet, 'sha256:tiny') };
}

test('each event supposed leaves no trace, and has made a difference while it was', () => {
  const filling = new Filling(service, '2026-11-23');
  for (const event of events) {
    const before = stateOf(filling);
    const meanwhile = filling.suppose(event, () => stateOf(filling));
    expect(stateOf(filling)).toEqual(before);
    filling.apply(event);
    expect(stateOf(filling)).toEqual(meanwhile);
    expect(meanwhile).not.toEqual(before);
  }
});

test('an event that names nothing of the service changes nothing', () => {
  const filling = new Filling(service, '2026-11-23');
  const before = stateOf(filling);
  const strange: SessionEvent[] = [
    { kind: 'answered', path: { question: 'nothing' }, value: 1, ...sign },
    { kind: 'answered', path: { question: 'name', row: uuid(9) }, value: 'x', ...sign },
    { kind: 'answered', path: { question: 'wish', row: uuid(9) }, value: 'x', ...sign },
    { kind: 'row-added', step: 'home', row: uuid(9), ...sign },
    { kind: 'row-removed', step: 'members', row: uuid(9), ...sign },
  ];
  for (const event of strange) filling.apply(event);
  expect(stateOf(filling)).toEqual(before);
});
