import { Key } from '../../part/key/key.tsx';
import { EraseIcon } from '../../picture/icon.tsx';
import { sound } from '../../speech/sound.ts';
import type { Saying } from '../../text/saying.ts';
import { useEcho } from '../echo.ts';
import { input } from '../say.ts';
import { useHardwareKeys } from './hardware-keys.ts';
import './pad.css';

/** 11 is two presses of one key: a tremble is quicker than that, a decided finger slower. */
const GUARD_MS = 160;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export interface PadProps {
  /** A sign left of 0: `X` of identity numbers, `.` of money. */
  extra?: 'X' | '.' | undefined;
  /** In its place: a key that leads to other keys. */
  turn?: { say: Saying; onPress(): void } | undefined;
  /** Digits that are copied are dictated (幺), digits that are counted are not (一). */
  digits: 'copied' | 'counted';
  /** Said aloud only where the resident allowed it. */
  personal: boolean;
  /** Answers whether the sign was taken: only then is it said. */
  onType(sign: string): boolean;
  onErase(): void;
}

/** Ten digits as on a telephone, at most one more sign left of 0, and the key that takes back. */
export function Pad({ extra, turn, digits, personal, onType, onErase }: PadProps) {
  const echo = useEcho(personal);
  const saying = (sign: string) =>
    sign === '.' ? input('keypad.yuan') : input(`keypad.${digits}`, { sign });

  function type(sign: string): 'taken' | 'refused' {
    if (!onType(sign)) return 'refused';
    echo(saying(sign));
    return 'taken';
  }
  useHardwareKeys((key) => {
    const sign = key.toUpperCase();
    if (/^[0-9]$/.test(sign) || sign === extra) return type(sign);
    if (key !== 'Backspace') return undefined;
    onErase();
    return 'taken';
  });

  const key = (sign: string) => (
    <Key
      key={sign}
      size="digit"
      personal={personal}
      guardMs={GUARD_MS}
      say={saying(sign)}
      onPress={() => {
        // That it was felt has sounded already.
        if (type(sign) === 'refused') sound('refused');
      }}
    />
  );
  return (
    <div className="pad" data-grid dir="ltr">
      {DIGITS.map(key)}
      {turn ? (
        <Key size="stacked" say={turn.say} onPress={turn.onPress} />
      ) : extra === undefined ? (
        <span />
      ) : (
        key(extra)
      )}
      {key('0')}
      <Key
        size="stacked"
        guardMs={GUARD_MS}
        icon={<EraseIcon />}
        say={input('keypad.erase')}
        does={[input('keypad.erases')]}
        onPress={onErase}
      />
    </div>
  );
}
