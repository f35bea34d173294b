import { useEffect, useEffectEvent, useRef } from 'react';
import { useKiosk } from '../../kiosk.tsx';
import { Key } from '../../part/key/key.tsx';
import { MicrophoneIcon } from '../../picture/icon.tsx';
import { sayOne } from '../../speech/speech.ts';
import type { InputProps } from '../input-props.ts';
import { WritingSheet } from '../keyboard/writing-sheet.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { draftOf, givenFrom, type Speech, stayed } from './own-words-given.ts';
import { proposeText } from './propose.ts';
import { Speaking } from './speaking.tsx';
import { useRecording } from './use-recording.ts';

/** Something in the resident's own words, said or written as they like it. What was given in one way waits while they try the other. */
export function OwnWords({
  question,
  ask,
  onDraft,
  session,
  longest,
  seconds,
}: InputProps & {
  /** In characters, where it is written. */
  longest: number;
  /** Where it is said. */
  seconds: number;
}) {
  const [{ way, speech, typing }, change] = useAnswer(givenFrom(question.value), draftOf, onDraft, stayed);
  /** Of which recording the resident has said already whether its letters are right. */
  const judged = useRef<string>(undefined);
  const changeSpeech = (step: (before: Speech) => Speech) =>
    void change((before) => {
      const after = step(before.speech);
      // What a breakdown left is shown where it can be heard.
      return { ...before, speech: after, ...(after.told === 'found' && { way: 'speak' as const }) };
    });
  const { recogniser } = useKiosk().state;
  const voice = speech.kept?.text === undefined ? speech.kept?.recording.attachment : undefined;
  const propose = useEffectEvent(async (attachment: string, signal: AbortSignal) => {
    const proposed = await proposeText(attachment, signal).catch(() => undefined);
    if (proposed === undefined || signal.aborted) return;
    // What is heard and confirmed is what is kept, and no more of it.
    const text = Array.from(proposed).slice(0, longest).join('');
    changeSpeech((before) => ({ ...before, proposed: text }));
  });
  useEffect(() => {
    if (!recogniser || voice === undefined || judged.current === voice) return;
    const stop = new AbortController();
    void propose(voice, stop.signal);
    return () => stop.abort();
  }, [recogniser, voice]);
  function judge(text: string | undefined): void {
    judged.current = voice;
    changeSpeech(({ kept, ...before }) => ({
      ...before,
      kept: kept && { ...kept, ...(text !== undefined && { text }) },
      proposed: undefined,
    }));
  }
  const acts = useRecording({ session, path: question.path, longestMs: seconds * 1000 }, changeSpeech);

  const { proposed } = speech;
  if (way === 'speak') {
    return (
      <Speaking
        ask={ask}
        speech={speech}
        personal={question.personal}
        seconds={seconds}
        acts={acts}
        {...(proposed !== undefined && {
          proposal: {
            text: proposed,
            onRight: () => judge(proposed),
            onWrong: () => judge(undefined),
          },
        })}
        onWrite={() => change((before) => ({ ...before, way: 'write' }))}
        onEarlier={() =>
          changeSpeech((before) => ({
            ...before,
            kept: before.earlier,
            earlier: before.kept,
            told: 'kept',
          }))
        }
      />
    );
  }
  return (
    <WritingSheet
      ask={ask}
      kind="text"
      typing={typing}
      onTyping={(step) =>
        change((before) => {
          const after = step(before.typing);
          return after === before.typing ? before : { ...before, typing: after };
        })
      }
      longest={longest}
      personal={question.personal}
    >
      <Key
        icon={<MicrophoneIcon />}
        say={input('recording.to-speak')}
        onPress={() => {
          change((before) => ({ ...before, way: 'speak' }));
          // The question has been read, and is not read again for what stands beside it.
          if (!speech.kept) sayOne(input('recording.hint', { minutes: Math.round(seconds / 60) }));
        }}
      />
    </WritingSheet>
  );
}
