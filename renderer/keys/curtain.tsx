import { inUse, useInUse } from './in-use.ts';
import { ofKeys } from './say.ts';
import { tellOnly } from './tell.ts';
import './curtain.css';

/** Nothing is shown, for whoever does not look and does not want to be looked at. A touch anywhere draws it back. */
export function Curtain() {
  const { blank } = useInUse();
  if (!blank) return null;
  return (
    <div
      className="curtain"
      aria-hidden="true"
      onPointerDown={() => {
        inUse.change({ blank: false });
        tellOnly([ofKeys('blank.off')]);
      }}
    />
  );
}
