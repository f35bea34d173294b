import type { Ink, Stroke } from '../../handwriting/ink.ts';
import { Key } from '../../part/key/key.tsx';
import { BackIcon, EraseIcon } from '../../picture/icon.tsx';
import { input } from '../say.ts';
import { InkPad } from './ink-pad.tsx';
import './handwriting-sheet.css';

/** The field to write on, and beside it what takes back and what leads to figures and signs. */
export function HandwritingSheet({
  ink,
  onStroke,
  onUndo,
  onWipe,
  onSigns,
}: {
  ink: Ink;
  /** Answers whether the stroke was taken. */
  onStroke(stroke: Stroke): boolean;
  onUndo(): void;
  onWipe(): void;
  /** Nothing where there are no signs to be written. */
  onSigns?: () => void;
}) {
  return (
    <div className="handwriting">
      <InkPad ink={ink} onStroke={onStroke} />
      <div className="handwriting-keys">
        <Key size="stacked" icon={<BackIcon />} guardMs={200} say={input('ink.undo')} onPress={onUndo} />
        <Key size="stacked" icon={<EraseIcon />} guardMs={200} say={input('ink.wipe')} onPress={onWipe} />
        {onSigns && <Key say={input('keyboard.to-signs')} onPress={onSigns} />}
      </div>
    </div>
  );
}
