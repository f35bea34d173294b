const ACROSS = 10;
const HIGH = 48;

/** How far a thing is turned up, as a small ladder filled from below. */
export function Steps({ step, of }: { step: number; of: number }) {
  const pitch = HIGH / of;
  return (
    <svg className="steps" viewBox={`0 0 ${ACROSS} ${HIGH}`} aria-hidden="true">
      {Array.from({ length: of }, (_, rung) => (
        <rect
          key={rung}
          data-on={rung <= step}
          x="1"
          width={ACROSS - 2}
          y={HIGH - (rung + 1) * pitch + 1}
          height={pitch - 2.5}
          rx="1"
        />
      ))}
    </svg>
  );
}
