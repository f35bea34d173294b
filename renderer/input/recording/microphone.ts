import type { KioskState } from '../../../core/contract.ts';
import { audioBus } from '../../speech/audio-bus.ts';

/** What can be heard, from when it was opened until it is closed: while it is open, a light or a sign tells everybody so. */
export interface Microphone {
  stream: MediaStream;
  close(): void;
}

/** Rejects where it is refused, absent or busy. */
export async function openMicrophone(kind: KioskState['microphone']): Promise<Microphone> {
  if (kind === 'simulated') return simulated();
  const stream = await navigator.mediaDevices.getUserMedia({
    // One voice, near, in a hall full of others.
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: false,
  });
  return { stream, close: () => stream.getTracks().forEach((track) => track.stop()) };
}

/** A tone that swells and falls as speech does, on the same way to the disk: for a demonstration. */
function simulated(): Microphone {
  const { context } = audioBus();
  const [tone, swell, depth, volume] = [
    context.createOscillator(),
    context.createOscillator(),
    context.createGain(),
    context.createGain(),
  ];
  tone.frequency.value = 220;
  swell.frequency.value = 1.5;
  depth.gain.value = 0.15;
  volume.gain.value = 0.2;
  swell.connect(depth).connect(volume.gain);
  const out = context.createMediaStreamDestination();
  tone.connect(volume).connect(out);
  tone.start();
  swell.start();
  const close = () => {
    for (const node of [tone, swell]) node.stop();
    for (const track of out.stream.getTracks()) track.stop();
  };
  return { stream: out.stream, close };
}
