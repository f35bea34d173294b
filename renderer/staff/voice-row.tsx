import { literal, staff } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import type { VoicesOf } from './use-voices-here.ts';

/** By which voices a speech is spoken here, the best first, or that none does. */
export function VoiceRow({ variety, kinds, problem }: VoicesOf) {
  return (
    <StaffRow
      label={literal(variety.name)}
      say={[
        ...kinds.map((kind) => staff(`voice.${kind}`, { count: variety.clips ?? 0 })),
        ...(kinds.length === 0 ? [staff('voice.none')] : []),
        ...(problem === null ? [] : [staff('voice.problem', { file: problem })]),
      ]}
    />
  );
}
