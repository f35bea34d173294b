import { Hand } from '../../picture/hand.tsx';
import { NextIcon } from '../../picture/icon.tsx';
import { Key } from '../key/key.tsx';
import type { FrameProps } from './frame.tsx';

/** How its words may be set, largest first: the place of the key is fixed, and what it says may be long. */
export const wordings = ['large', 'two-lines', 'small'] as const;

/** The next thing to do, or what is missing before it. */
export function NextKey({
  tone,
  say,
  onPress,
  icon,
  wording,
}: NonNullable<FrameProps['next']> & { wording: (typeof wordings)[number] }) {
  return (
    <Key
      className={`frame-next frame-next-${wording}`}
      tone={tone}
      say={say}
      onPress={onPress}
      icon={icon ?? (tone === 'go' ? <NextIcon /> : <Hand />)}
      iconAt={tone === 'go' ? 'end' : 'start'}
    />
  );
}

/** By whole lines: what stands in the middle of a key sticks out above as much as below, and only below is measured. */
export function holdsWords(key: Element): boolean {
  const word = key.querySelector('.key-word');
  if (!word) return true;
  const set = document.createRange();
  set.selectNodeContents(word);
  const lines = new Set([...set.getClientRects()].map(({ top }) => Math.round(top))).size;
  const lineHeight = Number.parseFloat(getComputedStyle(word).lineHeight);
  // Letters reach a little out of lines that are set as close as these.
  return (lines + 0.25) * lineHeight <= key.clientHeight && key.scrollWidth <= key.clientWidth + 1;
}
