import { useState } from 'react';
import { longestName } from '../../../core/text/name.ts';
import type { Signature } from '../../../core/session/value.ts';
import { Ask } from '../../part/ask/ask.tsx';
import { Key } from '../../part/key/key.tsx';
import { AgainIcon } from '../../picture/icon.tsx';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { WritingSheet } from '../keyboard/writing-sheet.tsx';
import { attach, DiskRefused } from '../photo/attach.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { drawFingerMark } from './finger-mark.ts';
import { begun, cleared, draftOf, givenFrom, kept, stayed } from './signature-given.ts';
import { SigningBox } from './signing-box.tsx';
import './signature.css';

/** The paper stays white in every theme, and so the ink stays dark. */
const INK = '#14272b';

/**
 * A signature with the finger, or for whoever does not sign a mark, which one touch of any kind puts there; a mark counts
 * with the name of somebody who has seen it. Both are sealed as they are drawn.
 */
export function SignatureInput({ question, ask, onDraft, session }: InputProps) {
  const say = useSay();
  const [given, change] = useAnswer(givenFrom(question.value), draftOf, onDraft, stayed);
  const [trouble, setTrouble] = useState<'failed' | 'full'>();
  const { kind, drawing, keeping, turn } = given;
  // Another paper when what stands on it was wiped away; while somebody draws it must stay the same.
  const [paper, setPaper] = useState(0);
  const [isDrawing, setDrawing] = useState(false);

  function begin(of: Signature['kind']): number {
    setTrouble(undefined);
    let began = 0;
    // Two quick presses may share one drawing, and each has a turn of its own.
    change((before) => {
      const after = begun(before, of);
      began = after.turn;
      return after;
    });
    return began;
  }

  async function keep(of: number, png: Promise<Blob>): Promise<void> {
    try {
      const attached = await attach(session, question.path, await png);
      if (change((before) => kept(before, of, attached))) sound('saved');
    } catch (error) {
      sound('refused');
      setTrouble(error instanceof DiskRefused ? 'full' : 'failed');
      wipe();
    }
  }

  function wipe(): void {
    setDrawing(false);
    setPaper((before) => before + 1);
    change(cleared);
  }

  const shown = drawing && !isDrawing && (
    <img
      className="signing-paper"
      src={`/attachment/${drawing.attachment}`}
      alt={say(input(kind === 'mark' ? 'signature.marked' : 'signature.signed'))}
    />
  );

  if (kind === 'mark' && drawing) {
    return (
      <WritingSheet
        ask={<Ask say={input('signature.ask-witness')} hint={input('signature.hint-witness')} />}
        kind="name"
        typing={given.witness}
        onTyping={(step) =>
          change((before) => {
            const witness = step(before.witness);
            return witness === before.witness ? before : { ...before, witness };
          })
        }
        longest={longestName}
        personal={question.personal}
      >
        <>
          {shown}
          <Key icon={<AgainIcon />} say={input('signature.again')} onPress={wipe} />
        </>
      </WritingSheet>
    );
  }
  return (
    <Beside
      left={
        <>
          {ask}
          <div className="signing-keys">
            {(drawing || isDrawing) && (
              <Key icon={<AgainIcon />} say={input('signature.again')} onPress={wipe} />
            )}
            <Key
              say={input('signature.mark')}
              onPress={() => {
                setDrawing(false);
                void keep(begin('mark'), drawFingerMark(INK));
              }}
            />
          </div>
          <Spoken
            key={trouble ?? 'hint'}
            say={input(`signature.${trouble ?? 'hint'}`)}
            as="p"
            className="field-hint"
          />
        </>
      }
      keys={
        <div className="signing" data-keeping={keeping}>
          {shown || (
            <SigningBox
              key={paper}
              ink={INK}
              onBegin={() => {
                setDrawing(true);
                begin('signature');
              }}
              onDrawn={(png) => void keep(turn, png)}
              onNothing={() => change(cleared)}
            />
          )}
        </div>
      }
    />
  );
}
