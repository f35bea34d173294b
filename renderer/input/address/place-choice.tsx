import { useState, type ReactNode } from 'react';
import { type Choice, ChoiceGrid } from '../../part/choice-grid/choice-grid.tsx';
import { MOST_AT_ONCE } from '../../part/choice-grid/layouts.ts';
import { Key } from '../../part/key/key.tsx';
import { ChoiceGroup } from '../choice/choice-group.tsx';
import { FindKey } from '../find/find-key.tsx';
import { FindSheet } from '../find/find-sheet.tsx';
import { input, literal } from '../say.ts';
import type { Level } from './address-way.ts';
import { type Division, useDivisions } from './use-divisions.ts';
import '../choice/choice-cards.css';

/** Not codes, and so nothing that a place could have. */
const ELSEWHERE = 'elsewhere';
const OWN_WORDS = 'own-words';

/**
 * One level after another. Most people live near the hall they stand in, so its own place and the places around it are
 * offered before the whole country is.
 */
export function PlaceChoice({
  ask,
  levels,
  hall,
  personal,
  onLevels,
  onOwnWords,
}: {
  ask: ReactNode;
  levels: readonly Level[];
  /** The hall's own place, from the province down; empty where it is not known. */
  hall: readonly Level[];
  /** Then no place is said that was taken, nor what lies below it, before the resident allowed it. */
  personal: boolean;
  /** `done`: there is nothing below the deepest. */
  onLevels(levels: readonly Level[], done: boolean): void;
  onOwnWords(): void;
}) {
  const [elsewhere, setElsewhere] = useState(false);
  const [finding, setFinding] = useState(false);
  const nearby = levels.length === 0 && hall.length > 0 && !elsewhere;
  /** What lies below the place in front: before anything is chosen, that is the hall's own. */
  const divisions = useDivisions((nearby ? hall : levels).at(-1)?.code ?? '');

  function press(value: string): void {
    if (value === OWN_WORDS) onOwnWords();
    else if (value === ELSEWHERE) setElsewhere(true);
    else if (nearby) {
      const depth = hall.findIndex(({ code }) => code === value);
      onLevels(hall.slice(0, depth + 1), depth === hall.length - 1 && divisions?.length === 0);
    } else {
      const division = divisions?.find(({ code }) => code === value);
      if (division) onLevels([...levels, { code: division.code, name: division.name }], !division.more);
    }
  }

  const many = !nearby && divisions !== undefined && divisions.length > MOST_AT_ONCE;
  if (many && finding) {
    return (
      <FindSheet
        ask={ask}
        among={divisions.map(({ name }) => name)}
        personal={personal}
        onFound={(found) => {
          setFinding(false);
          press(divisions.find(({ name }) => name === found)?.code ?? '');
        }}
        onList={() => setFinding(false)}
      />
    );
  }

  const choices = divisions && (nearby ? nearbyChoices(hall) : divisionChoices(ownFirst(divisions, hall)));
  return (
    <>
      {ask}
      {(levels.length > 0 || many) && (
        <div className="choice-way">
          {levels.map(({ code, name }, at) => (
            <Key
              key={code}
              say={literal(name)}
              does={[input('address.changes')]}
              personal={personal}
              onPress={() => onLevels(levels.slice(0, at), false)}
            />
          ))}
          {many && <FindKey onPress={() => setFinding(true)} />}
        </div>
      )}
      <ChoiceGroup say={input('address.group')}>
        {choices && (
          <ChoiceGrid
            key={levels.at(-1)?.code ?? String(elsewhere)}
            choices={choices}
            chosen={[]}
            onPress={press}
            // What is offered first is the same for everybody; what comes after it is told by what was taken.
            personal={personal && (levels.length === 0 && !elsewhere ? 'taken' : true)}
          />
        )}
      </ChoiceGroup>
    </>
  );
}

/** The hall's place and what lies around it, down from the county, the nearest first. */
function nearbyChoices(hall: readonly Level[]): Choice[] {
  const around = hall
    .map((level, at) => ({
      ...level,
      above: hall
        .slice(0, at)
        .map(({ name }) => name)
        .join(''),
    }))
    .slice(2)
    .toReversed();
  return [
    ...around.map(({ code, name, above }) => ({ value: code, say: literal(name), small: literal(above) })),
    { value: ELSEWHERE, say: input('address.elsewhere'), small: input('address.elsewhere-small') },
  ];
}

/** Whoever is from elsewhere is most often from the next town: the hall's own province, city and county stand first. */
function ownFirst(divisions: readonly Division[], hall: readonly Level[]): Division[] {
  const isOwn = ({ code }: Division) => hall.some((level) => level.code === code);
  return [...divisions.filter(isOwn), ...divisions.filter((division) => !isOwn(division))];
}

function divisionChoices(divisions: readonly Division[]): Choice[] {
  return [
    ...divisions.map(({ code, name }) => ({ value: code, say: literal(name) })),
    { value: OWN_WORDS, say: input('address.own-words') },
  ];
}
