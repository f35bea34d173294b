import { Drawing } from './drawing.tsx';

/** The hand that shows where to touch, and stands on Next while something is missing. */
export function Hand({ className }: { className?: string }) {
  return (
    <Drawing box="6 0 100 122" className={className}>
      <PointingHand cuff="t" />
    </Drawing>
  );
}

export function PointingHand({ cuff }: { cuff: 't' | 'b' }) {
  return (
    <>
      <path
        className="p s"
        d="M36 56V17A8.5 8.5 0 0 1 53 17V43C54 37 68 37 68.5 44 70 38 82 39 82 46 83.5 41 94 42 94 50V68C94 86 84 98 68 98H60C50 98 45 93 40 86L20 62C14 54 24 45 31 51Z"
      />
      <path className="p" d="M53 43V52M68.5 45V53M82 47V55" />
      <path className={`p ${cuff}`} d="M42 98H90V118H42Z" />
    </>
  );
}
