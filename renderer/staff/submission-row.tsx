import type { api } from '../api.ts';
import { EyeIcon } from '../picture/icon.tsx';
import { useLanguage } from '../text/use-language.ts';
import { needsSomebody } from './by-need.ts';
import { deliveryOf, outcomeOf } from './delivery-of.ts';
import { staff, titleOf } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import { when } from './when.ts';

export type StaffSubmission = Awaited<ReturnType<typeof api.staff.overview>>['submissions'][number];

/** What was handed in, how its delivery stands, and a way to the reason wherever it has not simply arrived. */
export function SubmissionRow({
  submission,
  now,
  onWhy,
}: {
  submission: StaffSubmission;
  now: number;
  onWhy(): void;
}) {
  const language = useLanguage();
  const { at, number, delivery, undrawn } = submission;
  const needs = needsSomebody(submission);
  const hasReason = needs || outcomeOf(submission) !== undefined;
  return (
    <StaffRow
      label={titleOf(submission, language)}
      since={when(at, now)}
      needs={needs}
      say={[
        // What somebody has to see to comes before how far it has come; that, and the number, stand with the reason.
        undrawn && delivery !== 'refused' ? staff('undrawn') : deliveryOf(submission, now),
        ...(hasReason ? [] : [staff('number', { number })]),
      ]}
      acts={hasReason ? [{ say: staff('overview.why'), icon: <EyeIcon />, onPress: onWhy }] : []}
    />
  );
}
