import { useEffect, useEffectEvent, useRef } from 'react';
import type { Path } from '../../../core/session/place.ts';
import { useKiosk } from '../../kiosk.tsx';
import { sound } from '../../speech/sound.ts';
import { speaker } from '../../speech/speech.ts';
import { stillHere } from '../../still-here.ts';
import { type Microphone, openMicrophone } from './microphone.ts';
import type { Speech, Told } from './own-words-given.ts';
import { finishRecording, type PieceRoad, pieceRoad } from './pieces.ts';
import { record, type Recorder } from './recorder.ts';

/** The tone that says "speak now" has ended by then, and is no part of the answer. */
const TONE_MS = 350;
const TICK_MS = 250;
/** What stays below it all along was no voice. */
const LEAST_LEVEL = 0.3;

interface UnderWay {
  recorder: Recorder;
  road: PieceRoad;
  timer: ReturnType<typeof setInterval>;
}

export interface RecordingActs {
  /** Opens the microphone, and records from the tone on. */
  begin(): Promise<void>;
  /** Ends it and makes an answer of it. */
  end(): Promise<void>;
  /** Asks the machine once more for what lies there: after a breakdown, or when it could not be kept. */
  look(): Promise<void>;
}

/**
 * Somebody speaks, and it lies on the disk while they do. What Help covers or another question takes away ends there; when
 * the question is back, what was said is found, as it is after a breakdown of whatever kind.
 *
 * @param longestMs how long it may be
 */
export function useRecording(
  { session, path, longestMs }: { session: string; path: Path; longestMs: number },
  change: (step: (before: Speech) => Speech) => void,
): RecordingActs {
  const { microphone: kind } = useKiosk().state;
  const underWay = useRef<UnderWay>(undefined);
  /** Each opening has a number: what was left meanwhile must not begin to listen. */
  const opening = useRef(0);

  function leave(): UnderWay | undefined {
    opening.current += 1;
    const left = underWay.current;
    underWay.current = undefined;
    clearInterval(left?.timer);
    return left;
  }

  async function begin(): Promise<void> {
    if (underWay.current) return;
    const number = ++opening.current;
    speaker().stop();
    change((before) => ({ ...before, at: 'opening', told: undefined, proposed: undefined }));
    let microphone: Microphone | undefined;
    try {
      microphone = await openMicrophone(kind);
      if (number !== opening.current) return microphone.close();
      sound('listening');
      await new Promise((resolve) => setTimeout(resolve, TONE_MS));
      if (number !== opening.current) return microphone.close();
      const road = pieceRoad(session, path, () => void end('disk'));
      const recorder = record(microphone, road.add, () => void end('cut'));
      const timer = setInterval(() => {
        // Whoever speaks is there, and touches nothing.
        stillHere();
        if (recorder.ms() >= longestMs) void end('full');
      }, TICK_MS);
      underWay.current = { recorder, road, timer };
      change((before) => ({ ...before, at: 'listening', recorder }));
    } catch {
      microphone?.close();
      if (number !== opening.current) return;
      sound('refused');
      change((before) => ({ ...before, at: 'ready', told: 'closed' }));
    }
  }

  async function end(how: Told = 'kept'): Promise<void> {
    const left = leave();
    if (!left) return;
    const { recorder, road } = left;
    change((before) => ({ ...before, at: 'keeping', recorder: undefined }));
    await recorder.stop();
    const refusal = await road.arrived();
    const heard = recorder.loudest() >= LEAST_LEVEL;
    await finish(refusal ?? (how === 'kept' && !heard ? 'quiet' : how), refusal ? 'not-kept' : undefined);
  }

  /** @param nothing what is told where nothing lies there */
  async function finish(how: Told, nothing: Told | undefined): Promise<void> {
    try {
      const found = await finishRecording(session, path);
      if (found) sound('saved');
      change(({ kept, earlier, told }) =>
        found
          ? { at: 'ready', kept: found, earlier: kept ?? earlier, told: how }
          : { at: 'ready', kept, earlier, told: nothing ?? told },
      );
    } catch {
      sound('refused');
      change((before) => ({ ...before, at: 'ready', told: 'not-kept' }));
    }
  }

  async function look(): Promise<void> {
    change((before) => ({ ...before, at: 'looking', recorder: undefined }));
    await finish('found', undefined);
  }

  const arrive = useEffectEvent(() => void look());
  const depart = useEffectEvent(() => void leave()?.recorder.stop());
  useEffect(() => {
    arrive();
    return depart;
  }, []);

  return { begin, end, look };
}
