import { useKiosk } from '../../kiosk.tsx';
import { Key } from '../../part/key/key.tsx';
import { EditIcon } from '../../picture/icon.tsx';
import type { Draft, InputProps } from '../input-props.ts';
import { isPending } from '../keyboard/typing.ts';
import { WritingSheet } from '../keyboard/writing-sheet.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { type AddressWay, addressOf, type Level, wayOf } from './address-way.ts';
import { PlaceChoice } from './place-choice.tsx';
import { useDivisionPath, useDivisions } from './use-divisions.ts';

const LONGEST_DETAIL = 200;

/** Where somebody lives or something happened: places level by level, then house number or own words. */
export function AddressInput({ question, ask, onDraft }: InputProps) {
  const hall = useDivisionPath(useKiosk().state.hall.division);
  const kept = wayOf(question.value);
  const path = useDivisionPath(kept.levels.at(-1)?.code ?? '');
  const [way, change] = useAnswer(kept, draftOf, onDraft);
  // An address that is kept knows the code of its deepest level alone.
  const levels = way.levels.map((level, at) => (level.code === '' ? (path?.[at] ?? level) : level));
  // Where something lies below it a place alone finds nobody. Of an address that is kept this is not known before.
  const below = useDivisions(levels.at(-1)?.code ?? '');

  if (!way.chosen) {
    // The sentence never waits for the places.
    if (!hall) return ask;
    return (
      <PlaceChoice
        ask={ask}
        levels={levels}
        hall={hall}
        personal={question.personal}
        onLevels={(next, done) =>
          change((before) => ({ ...before, levels: next, chosen: done, deepest: done }))
        }
        onOwnWords={() =>
          change((before) => ({ ...before, levels, chosen: true, deepest: false, noNumber: false }))
        }
      />
    );
  }
  return (
    <WritingSheet
      ask={ask}
      kind="address"
      opens="signs"
      typing={way.own}
      onTyping={(step) =>
        change((before) => {
          const own = step(before.own);
          return own === before.own ? before : { ...before, own, noNumber: false };
        })
      }
      longest={LONGEST_DETAIL}
      personal={question.personal}
      before={nearest(levels)}
    >
      <>
        <Key
          icon={<EditIcon />}
          say={input('address.change')}
          onPress={() => change((before) => ({ ...before, levels: levels.slice(0, -1), chosen: false }))}
        />
        {way.deepest && levels.length > 0 && below?.length === 0 && (
          <Key
            say={input('address.no-number')}
            pressed={way.noNumber}
            personal={question.personal && 'taken'}
            onPress={() => change((before) => ({ ...before, noNumber: !before.noNumber }))}
          />
        )}
      </>
    </WritingSheet>
  );
}

/** The county and what is above it have been said; what a house number belongs to has to be in sight with it. */
function nearest(levels: readonly Level[]): string {
  return levels
    .slice(-2)
    .map(({ name }) => name)
    .join('');
}

function draftOf(way: AddressWay): Draft {
  const address = addressOf(way);
  if (address) return { ready: true, value: address };
  if (!way.chosen) return { ready: false, missing: input('address.missing-place') };
  if (isPending(way.own)) return { ready: false, missing: input('keyboard.choose') };
  return {
    ready: false,
    missing: input(way.deepest ? 'address.missing-number' : 'address.missing-words'),
  };
}
