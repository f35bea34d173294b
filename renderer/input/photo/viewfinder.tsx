import { type ReactNode, useState } from 'react';
import { Key } from '../../part/key/key.tsx';
import { AgainIcon, CameraIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import { type CameraState, isTrouble, jpegOf, useCamera } from './camera.ts';
import { SimulatedCamera } from './simulated-camera.tsx';
import './viewfinder.css';

/** What a camera's picture is drawn on. */
export type Source = HTMLVideoElement | HTMLCanvasElement;

/** How what a camera sees is shown, with what stands around it. */
type Show = (view: ReactNode, source: Source | null) => ReactNode;

/** Whichever camera the kiosk has, and what stands in its place where it sees nothing. */
export function CameraView({
  simulated,
  moving,
  onCamera,
  children,
}: {
  simulated: boolean;
  /** What the simulated one sees is not right at first. */
  moving: boolean;
  onCamera(state: CameraState): void;
  /** Its second argument is nothing until something is to be seen. */
  children: Show;
}) {
  const [source, setSource] = useState<Source | null>(null);
  if (simulated) return children(<SimulatedCamera moving={moving} onDrawn={setSource} />, source);
  return (
    <RealCamera
      onCamera={(state) => {
        if (state !== 'on') setSource(null);
        onCamera(state);
      }}
      onPlaying={setSource}
      show={(view) => children(view, source)}
    />
  );
}

function RealCamera({
  onCamera,
  onPlaying,
  show,
}: {
  onCamera(state: CameraState): void;
  onPlaying(video: HTMLVideoElement): void;
  show(view: ReactNode): ReactNode;
}) {
  const say = useSay();
  const { video, state, tryAgain } = useCamera(onCamera);
  if (isTrouble(state)) {
    return (
      <div className="viewfinder" role="alert">
        <Spoken say={input(`photo.${state}`)} as="p" className="viewfinder-words" />
        <Key size="large" icon={<AgainIcon />} say={input('photo.try-again')} onPress={tryAgain} />
      </div>
    );
  }
  return show(
    <video
      ref={video}
      muted
      playsInline
      aria-label={say(input('photo.view'))}
      onPlaying={(event) => onPlaying(event.currentTarget)}
    />,
  );
}

/** A frame to fill, and one large key. */
export function Viewfinder({
  view,
  source,
  busy,
  onPicture,
}: {
  view: ReactNode;
  source: Source | null;
  /** A picture is being kept. */
  busy: boolean;
  onPicture(take: () => Promise<Blob>): void;
}) {
  return (
    <div className="viewfinder">
      <div className="viewfinder-view">
        {view}
        <i className="viewfinder-frame" />
      </div>
      <Shutter
        busy={busy || !source}
        onPress={() => onPicture(() => (source ? jpegOf(source) : Promise.reject(new Error('Gone'))))}
      />
    </div>
  );
}

export function Shutter({ busy, onPress }: { busy: boolean; onPress(): void }) {
  return (
    <Key
      size="large"
      icon={<CameraIcon />}
      say={input(busy ? 'photo.wait' : 'photo.shutter')}
      does={busy ? [] : [input('photo.takes')]}
      onPress={() => {
        if (!busy) onPress();
      }}
    />
  );
}

export function NoCamera() {
  return (
    <div className="viewfinder" role="alert">
      <Spoken say={input('photo.no-camera')} as="p" className="viewfinder-words" />
    </div>
  );
}
