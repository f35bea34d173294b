import type { api } from '../api.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';

type Submission = Awaited<ReturnType<typeof api.staff.overview>>['submissions'][number];

/** Why upstream refused it, in upstream's own signed words. */
export function Why({ submission, onBack }: { submission: Submission; onBack(): void }) {
  const { refusal } = submission;
  return (
    <StaffFrame leave={{ say: staff('why.back'), onPress: onBack }}>
      <Ask say={staff('why.title')} />
      {refusal && (
        <>
          <Spoken as="p" say={staff('why.code', { code: refusal.code })} />
          <Spoken as="p" say={{ ns: 'resident', key: 'literal', values: { text: refusal.detail } }} />
        </>
      )}
    </StaffFrame>
  );
}
