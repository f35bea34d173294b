import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

/** A card photographed at this size is read without effort, and a picture stays below a megabyte. */
const WIDTH = 1920;
const HEIGHT = 1080;
const QUALITY = 0.86;

export type CameraState = 'starting' | 'on' | 'failed';

/**
 * The kiosk's camera, on only while this is mounted: its light tells everybody so. One that failed (busy, or its plug was
 * loose) is tried again when somebody asks for it.
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
    const fail = () => {
      off();
      if (open) change('failed');
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
  return { video, state, tryAgain };
}

/** What the camera sees at this moment. */
export async function jpegOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/jpeg', QUALITY),
  );
}
