import { Drawing } from './drawing.tsx';

/** The clerk with the armband: whoever is talking to you. */
export function Clerk({ className }: { className?: string }) {
  return (
    <Drawing box="8 8 126 115" className={className}>
      <RaisedHand />
      <Upright />
    </Drawing>
  );
}

/** The same person waiting, on the key of Help. */
export function ClerkStill({ className }: { className?: string }) {
  return (
    <Drawing box="6 8 108 115" className={className}>
      <Upright />
    </Drawing>
  );
}

export function RaisedHand() {
  return (
    <>
      <path className="p t" d="M93 120 103 72 120 76 112 120Z" />
      <g transform="rotate(12 114 58)">
        <path className="p s" d="M104 68V46A10.5 10.5 0 0 1 125 46V68Q125 74 119 74H110Q104 74 104 68Z" />
        <path className="p s" d="M104 60 98 55Q94 52 91.5 55.5 90 59 93 62L104 72" />
        <path className="p" strokeWidth="3.5" d="M111 38V47M118 38V47" />
      </g>
    </>
  );
}

export function Upright() {
  return (
    <>
      <path className="p t" d="M12 120C12 92 32 78 60 78S108 92 108 120Z" />
      <path className="p b" d="M20.5 93.5Q29 99 39 99.5L36.5 115Q24 115 12.6 111Q14 101 20.5 93.5Z" />
      <path className="stripe" strokeWidth="3" d="M20 102Q27 105 34 105.5" />
      <path className="p" d="M36 115 35.5 120" />
      <path className="p w" d="M46 79 60 100 74 79" />
      <circle className="p s" cx="60" cy="46" r="27" />
      <path
        className="p h"
        d="M33 48C30 20 46 12 61 12S91 22 87 48C84 42 80 38 77 32 70 36 62 34 57 29 52 37 42 40 33 48Z"
      />
      <circle className="d" cx="50" cy="51" r="3.2" />
      <circle className="d" cx="71" cy="51" r="3.2" />
      <path className="p" strokeWidth="3.5" d="M53 60.5Q60.5 66.5 68 60.5" />
    </>
  );
}
