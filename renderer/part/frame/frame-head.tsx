import { Mark } from '../../picture/mark.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { BeadRod } from '../bead-rod/bead-rod.tsx';
import { useRoomForWords, wordsFit } from '../key/room-for-words.ts';
import type { FrameProps } from './frame.tsx';
import { VoiceKeys } from './voice-keys.tsx';

/** Where somebody is and how far, and the voice. */
export function FrameHead({
  where,
  progress,
  faster = false,
}: Pick<FrameProps, 'where' | 'progress' | 'faster'>) {
  const { box, shown } = useRoomForWords<HTMLElement>(`${where?.key} ${faster}`, headFits);
  return (
    <header className="frame-head" ref={box} data-keys={shown}>
      <Mark className="frame-mark" />
      {where && <Spoken say={where} className="frame-where" quiet />}
      {progress && progress.total > 0 ? <BeadRod progress={progress} /> : <span className="frame-space" />}
      <VoiceKeys faster={faster} />
    </header>
  );
}

/** Beside the voice keys stand the name of the service and the count of the questions, and on some panels the sign. */
function headFits(head: HTMLElement): boolean {
  const { height } = head.getBoundingClientRect();
  // What is only said there has a pixel to be seen in.
  const texts = [...head.querySelectorAll('.frame-where, .beads-count')].filter(
    (text) => text.clientWidth > 1,
  );
  // Two lines of the largest words are a hair higher than the head; three are not.
  if (!texts.every((text) => wordsFit(text) && text.getBoundingClientRect().height < height * 1.2))
    return false;
  const sign = head.parentElement?.querySelector('.frame-sign')?.getBoundingClientRect();
  return [...head.querySelectorAll('.key')].every((key) => {
    const place = key.getBoundingClientRect();
    const beside = !sign || place.right <= sign.left || sign.right <= place.left;
    return beside || place.bottom <= sign.top || sign.bottom <= place.top;
  });
}
