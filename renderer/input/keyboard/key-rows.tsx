import { Key } from '../../part/key/key.tsx';
import { EraseIcon } from '../../picture/icon.tsx';
import { input, literal } from '../say.ts';
import { type KeyboardKey, signNames } from './layout.ts';
import { strokeOf } from './stroke-keys.ts';
import './key-rows.css';

/** A double letter is two presses; a tremble is quicker. */
const GUARD_MS = 160;

/** The rows of keys. `shows` is how a letter looks at present, small or capital. */
export function KeyRows({
  rows,
  shows,
  onKey,
}: {
  rows: readonly (readonly KeyboardKey[])[];
  shows(letter: string): string;
  onKey(key: KeyboardKey): void;
}) {
  return (
    <div className="key-rows" data-grid dir="ltr">
      {rows.map((row, at) => (
        <div className="key-row" key={at}>
          {row.map((key) => (
            <Key
              key={identityOf(key)}
              size={key.kind === 'erase' ? 'stacked' : 'regular'}
              className={`key-rows-${key.kind}`}
              guardMs={GUARD_MS}
              icon={iconOf(key)}
              say={wordOf(key, shows)}
              {...(key.kind === 'erase' && { does: [input('keypad.erases')] })}
              onPress={() => onKey(key)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function iconOf(key: KeyboardKey) {
  if (key.kind === 'erase') return <EraseIcon />;
  const stroke = key.kind === 'letter' ? strokeOf(key.letter) : undefined;
  return stroke && <stroke.Icon />;
}

function identityOf(key: KeyboardKey): string {
  if (key.kind === 'letter') return key.letter;
  if (key.kind === 'sign') return key.sign;
  return key.kind === 'page' ? `to-${key.page}` : key.kind;
}

function wordOf(key: KeyboardKey, shows: (letter: string) => string) {
  switch (key.kind) {
    case 'letter': {
      const stroke = strokeOf(key.letter);
      return stroke ? input(`stroke.${stroke.name}`) : literal(shows(key.letter));
    }
    case 'sign': {
      const name = signNames[key.sign];
      return name === undefined ? literal(key.sign) : input.named(`sign.${name}`);
    }
    case 'page':
      return input(`keyboard.to-${key.page}`);
    case 'space':
      return input('keyboard.space');
    case 'erase':
      return input('keypad.erase');
  }
}
