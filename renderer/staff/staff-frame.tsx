import type { ReactNode } from 'react';
import { useKiosk } from '../kiosk.tsx';
import { Frame, type FootKey, type FrameProps } from '../part/frame/frame.tsx';
import { ReadWhenAsked } from '../speech/read-when-asked.tsx';
import { staff } from './say.ts';

/** The same frame as the residents', so that staff find every key where they show it to others. */
export function StaffFrame(props: {
  leave: FootKey;
  back?: FootKey;
  next?: FrameProps['next'];
  children: ReactNode;
}) {
  const { state } = useKiosk();
  return (
    <Frame
      where={staff('overview.title')}
      demo={state.demo}
      help={props.leave}
      back={props.back}
      next={props.next}
    >
      <ReadWhenAsked />
      {props.children}
    </Frame>
  );
}
