import { literal, staff } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import type { VoicesOf } from './voices-here.ts';

/** By which voices a speech is spoken here, the best first, or that none does; and what was installed in vain. */
export function VoiceRow({ variety, kinds, neuralSilent, problem }: VoicesOf) {
  return (
    <StaffRow
      label={literal(variety.name)}
      say={[
        ...kinds.map((kind) => staff(`voice.${kind}`, { count: variety.clips ?? 0 })),
        ...(kinds.length === 0 ? [staff('voice.none')] : []),
        ...(neuralSilent ? [staff('voice.neural-silent')] : []),
        ...(problem === null ? [] : [staff(`voice.${problem.what}`, { file: problem.file })]),
      ]}
    />
  );
}
