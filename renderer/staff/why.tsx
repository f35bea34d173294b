import { Ask } from '../part/ask/ask.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { literal, staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import type { StaffSubmission } from './submission-row.tsx';

/** Why upstream refused it, in upstream's own signed words. */
export function Why({ submission, onBack }: { submission: StaffSubmission; onBack(): void }) {
  const { refusal } = submission;
  return (
    <StaffFrame leave={{ say: staff('why.back'), onPress: onBack }}>
      <Ask say={staff('why.title')} />
      {refusal && (
        <>
          <Spoken as="p" say={staff('why.code', { code: refusal.code })} />
          <Spoken as="p" say={literal(refusal.detail)} />
        </>
      )}
    </StaffFrame>
  );
}
