import { Drawing } from './drawing.tsx';

/** As each variety greets, whatever language is shown: it is a picture of speech, and so no text of the program. */
const greetings: Readonly<Record<string, string>> = { cmn: '您好', yue: '早晨', en: 'Hello' };

/** A bubble with a greeting in it; for a dialect without one here, hills and a sun: the speech of this place. */
export function Greeting({ variety, className }: { variety: string; className?: string }) {
  const greeting = greetings[variety];
  return (
    <Drawing box="4 8 88 82" className={className}>
      <path
        className="p w"
        d="M18 12H78Q88 12 88 22V58Q88 68 78 68H50L30 86V68H18Q8 68 8 58V22Q8 12 18 12Z"
      />
      {greeting === undefined ? (
        <>
          <path className="p t" d="M16 62 36 32 48 48 58 36 80 62Z" />
          <circle className="p a" cx="66" cy="27" r="6.5" />
        </>
      ) : (
        <text x="48" y="50" fontSize={greeting.length > 2 ? 27 : 29}>
          {greeting}
        </text>
      )}
    </Drawing>
  );
}
