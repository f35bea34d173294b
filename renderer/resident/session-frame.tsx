import type { ReactNode } from 'react';
import type { FootKey, FrameProps } from '../part/frame/frame.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { ofService, resident } from './say.ts';
import type { PlaceProps } from './session-place.tsx';

/** The frame around every place of a session: it says which service this is, and Back leads where one came from. */
export function SessionFrame({
  view,
  acts,
  counted = false,
  back = { say: resident('foot.back'), onPress: acts.back },
  next,
  children,
}: PlaceProps & {
  /** Where questions are answered or looked over, the frame shows how many there are. */
  counted?: boolean;
  back?: FootKey;
  next: NonNullable<FrameProps['next']>;
  children: ReactNode;
}) {
  return (
    <ResidentFrame
      where={ofService(view, 'title')}
      {...(counted && { progress: view.progress })}
      back={back}
      next={next}
    >
      {children}
    </ResidentFrame>
  );
}
