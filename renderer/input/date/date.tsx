import { useState } from 'react';
import { Key } from '../../part/key/key.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { dayInHall } from '../../text/hall-time.ts';
import type { Saying } from '../../text/saying.ts';
import { ChoiceGroup } from '../choice/choice-group.tsx';
import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import {
  choicesFor,
  type DatePart,
  type DateParts,
  dateRange,
  partsAsked,
  readParts,
  withPart,
  writeParts,
} from './date-parts.ts';
import './date.css';

/** The ten years are a step on the way to the year, and stand in its place until it is there. */
const shownParts = ['year', 'month', 'day'] as const;

/**
 * A day, put together from large keys: which ten years, which year, month, day. Nobody has to know an order of digits,
 * and a day that does not exist is not there to be touched. Every part stays a touch away from being changed.
 */
export function DateInput({ question, ask, onDraft }: InputProps) {
  const [today] = useState(() => dayInHall(Date.now()));
  const range = dateRange(question.limits, today);
  const asked = partsAsked(range);
  const [parts, change] = useAnswer(
    readParts(question.value),
    (given) => {
      const day = writeParts(given);
      const missing = asked.find((part) => given[part] === undefined) ?? 'day';
      return day === undefined
        ? { ready: false, missing: input(`date.missing-${missing}`) }
        : { ready: true, value: day };
    },
    onDraft,
  );
  // The part before the keys: the first that is missing, or the one that is being changed.
  const [turnedTo, turnTo] = useState<DatePart>();
  const now = turnedTo ?? asked.find((part) => parts[part] === undefined) ?? 'day';

  return (
    <Beside
      left={
        <>
          {ask}
          <ol className="date-parts">
            {shownParts.map((part) => (
              <li key={part}>
                <Key
                  className="date-part"
                  say={partSaying(part, parts)}
                  personal={question.personal && parts[part] !== undefined}
                  pressed={part === now || (part === 'year' && now === 'decade')}
                  onPress={() => turnTo(part === 'year' && asked.includes('decade') ? 'decade' : part)}
                />
              </li>
            ))}
          </ol>
          <Spoken key={now} say={input(`date.ask-${now}`)} as="p" className="field-hint" />
        </>
      }
      keys={
        <ChoiceGroup say={input(`date.ask-${now}`)}>
          <div className="date-keys" data-part={now} data-grid>
            {choicesFor(now, parts, range).map((value) => (
              <Key
                key={value}
                size="digit"
                say={keySaying(now, value)}
                personal={question.personal}
                pressed={parts[now] === value}
                onPress={() => {
                  change((before) => withPart(before, now, value, range));
                  turnTo(now === 'decade' ? 'year' : undefined);
                }}
              />
            ))}
          </div>
        </ChoiceGroup>
      }
    />
  );
}

function partSaying(part: (typeof shownParts)[number], parts: DateParts): Saying {
  const { [part]: value, decade } = parts;
  if (value !== undefined) return part === 'month' ? monthSaying(value) : input(`date.${part}`, { value });
  return part === 'year' && decade !== undefined
    ? input('date.decade', { value: decade })
    : input(`date.empty-${part}`);
}

/** What is asked stands above the keys, so a year and a day are their figures alone. */
function keySaying(part: DatePart, value: number): Saying {
  if (part === 'month') return monthSaying(value);
  return input(part === 'decade' ? 'date.decade' : `date.${part}-key`, { value });
}

/** Months have names in some languages and numbers in others. */
function monthSaying(month: number): Saying {
  return input.named(`date.month-${month}`);
}
