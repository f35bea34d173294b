import { RaisedHand, Upright } from './clerk.tsx';
import { Drawing } from './drawing.tsx';

/** The clerk with a cup of tea: no hurry. */
export function Rest({ className }: { className?: string }) {
  return (
    <Drawing box="4 6 184 118" className={className}>
      <RaisedHand />
      <Upright />
      <g transform="translate(128 58) scale(.62)" strokeWidth="7">
        <path className="p w" d="M14 40H66V62Q66 84 46 84H34Q14 84 14 62Z" />
        <path className="p a" d="M14 40H66V54H14Z" />
        <path
          className="p"
          d="M66 48H74Q84 48 84 57T74 68H65M28 28Q24 22 28 16T28 6M44 28Q40 22 44 16T44 6"
        />
      </g>
      <path className="p" d="M6 121H186" />
    </Drawing>
  );
}
