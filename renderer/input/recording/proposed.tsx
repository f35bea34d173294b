import { sentencesOf } from '../../../core/text/sentence.ts';
import { Key } from '../../part/key/key.tsx';
import { Pages } from '../../part/pages/pages.tsx';
import { CheckIcon, ListenIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { input, literal } from '../say.ts';
import './proposed.css';

/** Where a recogniser sets no stops, a line is this long. */
const LONGEST = 40;

export interface Proposal {
  text: string;
  onRight: () => void;
  onWrong: () => void;
}

/**
 * What the recogniser believes was said: read aloud and shown, and of no account until the resident says that it is so. The
 * recording alone is as good an answer.
 */
export function Proposed({ text, personal, onRight, onWrong }: Proposal & { personal: boolean }) {
  return (
    <div className="speaking proposed">
      <Spoken say={input('recording.proposed')} as="p" className="field-hint" />
      <Pages
        of={text}
        items={linesOf(text).map((line, at) => ({
          id: String(at),
          node: <Spoken say={literal(line)} as="p" className="proposed-line" personal={personal} />,
        }))}
      />
      <div className="speaking-more">
        <Key icon={<CheckIcon />} say={input('recording.right')} onPress={onRight} />
        <Key icon={<ListenIcon />} say={input('recording.only-voice')} onPress={onWrong} />
      </div>
    </div>
  );
}

function linesOf(text: string): string[] {
  return sentencesOf(text).flatMap(({ text: sentence }) => {
    const signs = Array.from(sentence.trim());
    const count = Math.ceil(signs.length / LONGEST);
    return Array.from({ length: count }, (_, line) =>
      signs.slice(line * LONGEST, (line + 1) * LONGEST).join(''),
    );
  });
}
