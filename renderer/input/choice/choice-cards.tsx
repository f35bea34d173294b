import { type ReactNode, useState } from 'react';
import { type Choice, ChoiceGrid } from '../../part/choice-grid/choice-grid.tsx';
import { MOST_AT_ONCE } from '../../part/choice-grid/layouts.ts';
import { Key } from '../../part/key/key.tsx';
import { ServicePicture } from '../../part/picture/service-picture.tsx';
import { BackIcon } from '../../picture/icon.tsx';
import { No } from '../../picture/yes-no.tsx';
import { useSay } from '../../text/use-say.ts';
import { FindKey } from '../find/find-key.tsx';
import { FindSheet } from '../find/find-sheet.tsx';
import type { InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { ChoiceGroup } from './choice-group.tsx';
import './choice-cards.css';

/** Not what an author may call a choice or a group, and so neither. */
export const NONE = '.none';
const GROUP = '.group ';

/**
 * The question's choices as cards, with the pictures that the service has for them. More than can be looked at at once
 * are shown group by group where the service has groups; otherwise on pages, and can be found by writing one character.
 */
export function ChoiceCards({
  question,
  ns,
  ask,
  chosen,
  several = false,
  onPress,
}: Pick<InputProps, 'question' | 'ns' | 'ask'> & {
  chosen: readonly string[];
  several?: boolean;
  onPress(value: string): void;
}) {
  const say = useSay();
  const { choices, personal, path, limits } = question;
  const [group, setGroup] = useState<string>();
  const [finding, setFinding] = useState(false);
  const text = (part: string) => ({ ns, key: `question.${path.question}.${part}` });
  const many = choices.length > MOST_AT_ONCE;
  const groups = many ? [...new Set(choices.flatMap((choice) => choice.group ?? []))] : [];

  if (finding) {
    const named = choices.map(({ value }) => ({ value, name: say(text(`choice.${value}`)) }));
    return (
      <FindSheet
        ask={ask}
        among={named.map(({ name }) => name)}
        personal={personal}
        onFound={(found) => {
          setFinding(false);
          const value = named.find(({ name }) => name === found)?.value;
          // Whoever looks for what is chosen already does not want to take it back.
          if (value !== undefined && !chosen.includes(value)) onPress(value);
        }}
        onList={() => setFinding(false)}
      />
    );
  }

  const cards: Choice[] = choices
    .filter((choice) => groups.length === 0 || choice.group === group)
    .map(({ value, picture }) => ({ value, say: text(`choice.${value}`), ...pictured(ns, picture) }));
  const groupCards: Choice[] = groups.map((id) => ({
    value: GROUP + id,
    say: text(`group.${id}`),
    ...pictured(ns, choices.find((choice) => choice.group === id && choice.picture)?.picture),
  }));
  const noneCard: Choice[] =
    limits['none'] === true ? [{ value: NONE, say: text('none'), picture: <No /> }] : [];
  const groupsChosen = choices.flatMap(({ value, group: of }) =>
    of !== undefined && chosen.includes(value) ? GROUP + of : [],
  );

  return (
    <>
      {ask}
      {group !== undefined && (
        <div className="choice-way">
          <Key
            icon={<BackIcon />}
            say={text(`group.${group}`)}
            does={[input('choice.other-group')]}
            onPress={() => setGroup(undefined)}
          />
        </div>
      )}
      {many && groups.length === 0 && (
        <div className="choice-way">
          <FindKey onPress={() => setFinding(true)} />
        </div>
      )}
      <ChoiceGroup say={input(several ? 'choices.group' : 'choice.group')}>
        <ChoiceGrid
          key={group ?? ''}
          choices={group === undefined ? [...groupCards, ...cards, ...noneCard] : cards}
          chosen={[...chosen, ...groupsChosen]}
          onPress={(value) => {
            if (value.startsWith(GROUP)) setGroup(value.slice(GROUP.length));
            else onPress(value);
          }}
          personal={personal && 'taken'}
        />
      </ChoiceGroup>
    </>
  );
}

function pictured(ns: string, picture: string | undefined): { picture?: ReactNode } {
  return picture === undefined ? {} : { picture: <ServicePicture digest={ns} name={picture} /> };
}
