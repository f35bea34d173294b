import { type ReactNode, useRef } from 'react';
import { Key } from '../../part/key/key.tsx';
import { AgainIcon, CameraIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import { type CameraState, jpegOf, useCamera } from './camera.ts';
import './viewfinder.css';

/** Where a demonstration's picture comes from. */
const SIMULATED = '/device/camera/simulated.jpg';

interface ViewfinderProps {
  /** A picture is being kept. */
  busy: boolean;
  onPicture(take: () => Promise<Blob>): void;
}

/** What the camera sees, a frame to fill, and one large key; where it sees nothing, the key tries again. */
export function RealViewfinder({
  busy,
  onPicture,
  onCamera,
}: ViewfinderProps & { onCamera(state: CameraState): void }) {
  const say = useSay();
  const { video, state, tryAgain } = useCamera(onCamera);
  if (state === 'failed') {
    return (
      <div className="viewfinder" role="alert">
        <Spoken say={input('photo.dark')} as="p" className="viewfinder-words" />
        <Key size="large" icon={<AgainIcon />} say={input('photo.try-again')} onPress={tryAgain} />
      </div>
    );
  }
  return (
    <Frame
      busy={busy || state === 'starting'}
      onShutter={() =>
        onPicture(() => (video.current ? jpegOf(video.current) : Promise.reject(new Error('Gone'))))
      }
    >
      <video ref={video} muted playsInline aria-label={say(input('photo.view'))} />
    </Frame>
  );
}

export function SimulatedViewfinder({ busy, onPicture }: ViewfinderProps) {
  const say = useSay();
  const picture = useRef<HTMLImageElement>(null);
  return (
    <Frame
      busy={busy}
      onShutter={() =>
        onPicture(async () => {
          const response = await fetch(SIMULATED);
          if (!response.ok) throw new Error(`No simulated picture: ${response.status}`);
          return response.blob();
        })
      }
    >
      <img ref={picture} src={SIMULATED} alt={say(input('photo.view'))} />
    </Frame>
  );
}

export function NoCamera() {
  return (
    <div className="viewfinder" role="alert">
      <Spoken say={input('photo.no-camera')} as="p" className="viewfinder-words" />
    </div>
  );
}

function Frame({ busy, onShutter, children }: { busy: boolean; onShutter(): void; children: ReactNode }) {
  return (
    <div className="viewfinder">
      <div className="viewfinder-view">
        {children}
        <i className="viewfinder-frame" />
      </div>
      <Key
        size="large"
        icon={<CameraIcon />}
        say={input(busy ? 'photo.wait' : 'photo.shutter')}
        does={busy ? [] : [input('photo.takes')]}
        onPress={() => {
          if (!busy) onShutter();
        }}
      />
    </div>
  );
}
