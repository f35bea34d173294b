import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

/** A card photographed at this size is read without effort, and a picture stays below a megabyte. */
const WIDTH = 1920;
const HEIGHT = 1080;
const QUALITY = 0.86;

/** Why nothing is seen: it may not be used, something else uses it, or whatever else, as a plug that is loose. */
export type CameraTrouble = 'refused' | 'busy' | 'dark';
export type CameraState = 'starting' | 'on' | CameraTrouble;

export function isTrouble(state: CameraState): state is CameraTrouble {
  return state !== 'starting' && state !== 'on';
}

/**
 * The kiosk's camera, on only while this is mounted: its light tells everybody so. One that failed (busy, or its plug was
 * loose) is tried again when somebody asks for it, and when something is plugged in.
 *
 * @param onState told of every change
 */
export function useCamera(onState: (state: CameraState) => void): {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  tryAgain(): void;
} {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [attempt, setAttempt] = useState(0);
  const change = useEffectEvent((to: CameraState) => {
    setState(to);
    onState(to);
  });
  useEffect(() => {
    let stream: MediaStream | undefined;
    let open = true;
    const off = () => stream?.getTracks().forEach((track) => track.stop());
    const fail = (error: unknown) => {
      off();
      if (open) change(troubleOf(error));
    };
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: WIDTH }, height: { ideal: HEIGHT } },
        audio: false,
      });
      if (!open || !video.current) return off();
      // Pulled out while somebody looks: what is seen would stand still for ever.
      for (const track of stream.getTracks()) track.addEventListener('ended', fail);
      video.current.srcObject = stream;
      await video.current.play();
      if (open) change('on');
    };
    start().catch(fail);
    return () => {
      open = false;
      off();
    };
    // Nothing of it is used: it says that the camera is to be opened anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [attempt]);

  function tryAgain(): void {
    setState('starting');
    onState('starting');
    setAttempt((before) => before + 1);
  }

  const plugged = useEffectEvent(tryAgain);
  const lacks = isTrouble(state);
  useEffect(() => {
    if (!lacks) return;
    const { mediaDevices } = navigator;
    const again = () => plugged();
    mediaDevices.addEventListener('devicechange', again);
    return () => mediaDevices.removeEventListener('devicechange', again);
  }, [lacks]);
  return { video, state, tryAgain };
}

/** By the names that the standard of `getUserMedia` gives. */
function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : undefined;
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotReadableError' ? 'busy' : 'dark';
}

/** No side of a picture that is kept has more points: it stays far below what the machine takes, whatever the camera. */
const MOST = 2560;

/** What the camera sees at this moment. */
export async function jpegOf(source: HTMLVideoElement | HTMLCanvasElement): Promise<Blob> {
  const isVideo = source instanceof HTMLVideoElement;
  const [width, height] = isVideo ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const by = Math.min(1, MOST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * by);
  canvas.height = Math.round(height * by);
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/jpeg', QUALITY),
  );
}
