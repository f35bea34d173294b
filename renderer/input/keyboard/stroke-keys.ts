import {
  AnyStrokeIcon,
  BentStrokeIcon,
  DotStrokeIcon,
  LeftStrokeIcon,
  LevelStrokeIcon,
  UprightStrokeIcon,
} from '../../picture/icon.tsx';
import { ANY_STROKE } from '../../strokes/candidates.ts';

/** The five strokes as they stand where is written, the name of their text, and their letter in the table of strokes. */
const strokes = [
  { sign: '一', name: 'level', letter: 'h', Icon: LevelStrokeIcon },
  { sign: '丨', name: 'upright', letter: 's', Icon: UprightStrokeIcon },
  { sign: '丿', name: 'left', letter: 'p', Icon: LeftStrokeIcon },
  { sign: '丶', name: 'dot', letter: 'n', Icon: DotStrokeIcon },
  { sign: '乙', name: 'bent', letter: 'z', Icon: BentStrokeIcon },
  { sign: '？', name: 'any', letter: ANY_STROKE, Icon: AnyStrokeIcon },
] as const;

/** The stroke on a key: its text is `input:stroke.<name>`. */
export function strokeOf(sign: string): (typeof strokes)[number] | undefined {
  return strokes.find((stroke) => stroke.sign === sign);
}

/** Whether what is pending are strokes, and not letters for a sound. */
export function areStrokes(letters: string): boolean {
  return strokeOf(letters.charAt(0)) !== undefined;
}

/** As the table of strokes has them: h s p n z. */
export function strokeLetters(letters: string): string {
  return Array.from(letters, (sign) => strokeOf(sign)?.letter ?? '').join('');
}
