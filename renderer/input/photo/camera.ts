import { type RefObject, useEffect, useRef, useState } from 'react';

/** A card photographed at this size is read without effort, and a picture stays below a megabyte. */
const WIDTH = 1920;
const HEIGHT = 1080;
const QUALITY = 0.86;

export type CameraState = 'starting' | 'on' | 'failed';

/** The kiosk's camera, on only while this is mounted: its light tells everybody so. */
export function useCamera(): { video: RefObject<HTMLVideoElement | null>; state: CameraState } {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    let stream: MediaStream | undefined;
    let open = true;
    const off = () => stream?.getTracks().forEach((track) => track.stop());
    const start = async () => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: WIDTH }, height: { ideal: HEIGHT } },
        audio: false,
      });
      if (!open || !video.current) return off();
      video.current.srcObject = stream;
      await video.current.play();
      if (open) setState('on');
    };
    start().catch(() => {
      off();
      if (open) setState('failed');
    });
    return () => {
      open = false;
      off();
    };
  }, []);
  return { video, state };
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
