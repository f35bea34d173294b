import { Ask } from '../part/ask/ask.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { useHasText } from '../text/use-has-text.ts';
import { useLanguage } from '../text/use-language.ts';
import { deliveryOf, outcomeOf } from './delivery-of.ts';
import { staff, titleOf } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import type { StaffSubmission } from './submission-row.tsx';
import './staff.css';

/**
 * Why something that was handed in waits, was refused or wants a look: a sentence for what is known, and upstream's own
 * signed words, which may be in any language.
 */
export function Why({
  submission,
  now,
  onBack,
}: {
  submission: StaffSubmission;
  now: number;
  onBack(): void;
}) {
  const { number, delivery, refusal, undrawn } = submission;
  const known = staff.named(`refusal.${refusal?.code ?? ''}`);
  const isKnown = useHasText(known);
  const outcome = outcomeOf(submission);
  const said = [
    titleOf(submission, useLanguage()),
    staff('number', { number }),
    // Which one is not known here, and need not be: the answers are sealed, the card is in the resident's hand.
    ...(undrawn ? [staff('why.undrawn-hint')] : []),
    ...(outcome ? [outcome] : []),
    // That it was refused is in the heading.
    ...(delivery === 'refused' ? [] : [deliveryOf(submission, now)]),
    ...(isKnown ? [known] : []),
    ...(refusal ? [staff('why.own', { code: refusal.code, detail: refusal.detail })] : []),
  ];
  return (
    <StaffFrame leave={{ say: staff('why.back'), onPress: onBack }}>
      <Ask
        say={staff(delivery === 'refused' ? 'why.title' : undrawn ? 'why.undrawn' : 'why.waiting')}
        small
      />
      <Pages
        items={said.map((say) => ({
          id: say.key,
          node: <Spoken key={say.key} as="p" className="staff-line" say={say} />,
        }))}
      />
    </StaffFrame>
  );
}
