import { Ask } from '../part/ask/ask.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { useHasText } from '../text/use-has-text.ts';
import { staff, titleOf } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import type { StaffSubmission } from './submission-row.tsx';

/** Why upstream refused it: a sentence for what is known, and upstream's own signed words, which may be in any language. */
export function Why({ submission, onBack }: { submission: StaffSubmission; onBack(): void }) {
  const { number, refusal } = submission;
  const known = staff.named(`refusal.${refusal?.code ?? ''}`);
  const isKnown = useHasText(known);
  const said = [
    titleOf(submission),
    staff('number', { number }),
    ...(isKnown ? [known] : []),
    ...(refusal ? [staff('why.own', { code: refusal.code, detail: refusal.detail })] : []),
  ];
  return (
    <StaffFrame leave={{ say: staff('why.back'), onPress: onBack }}>
      <Ask say={staff('why.title')} small />
      <Pages items={said.map((say) => ({ id: say.key, node: <Spoken key={say.key} as="p" say={say} /> }))} />
    </StaffFrame>
  );
}
