import { useRef, useState } from 'react';
import { Key } from '../../part/key/key.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { sayOne } from '../../speech/speech.ts';
import { useLook } from '../../style/look.ts';
import { dayInHall } from '../../text/hall-time.ts';
import { useLanguage } from '../../text/use-language.ts';
import { ChoiceGroup } from '../choice/choice-group.tsx';
import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import {
  answerOf,
  type DateGiven,
  givenFrom,
  offerIn,
  turned,
  withChoice,
  withNumber,
  withText,
} from './date-given.ts';
import { choicesFor, type DatePart, dateRange, partBefore, partsAsked, UNSURE } from './date-parts.ts';
import { askSaying, keySaying, missingSaying, partSaying, toldSaying } from './date-saying.ts';
import './date.css';

const YEAR_DIGITS = 4;
/** Of a month or a day; one digit needs a sign after it. */
const DAY_DIGITS = 2;
/** The ten years are a step on the way to the year, and stand in its place until it is there. */
const shownParts = ['year', 'month', 'day'] as const;

/**
 * A day, put together from large keys: which ten years, which year, month, day. Nobody has to know an order of digits,
 * and a day that does not exist is not there to be touched. Every part stays a touch away from being changed.
 *
 * Whoever remembers a lunar day touches it in the same way, and sees and hears which solar day that was: the answer is
 * the solar day in either case.
 */
export function DateInput({ question, ask, onDraft }: InputProps) {
  const [today] = useState(() => dayInHall(Date.now()));
  // The little panel has room for short words, and for figures instead of 初十; for 虎年, but not for Rooster.
  const short = useLook().panel === '12';
  const inChinese = new Intl.Locale(useLanguage()).language === 'zh';
  const room = { day: !short, animal: !short || inChinese };
  const range = dateRange(question.limits, today);
  const approximate = question.limits['approximate'] === true;
  const [given, change] = useAnswer(
    givenFrom(question.value),
    (now) => {
      const value = answerOf(now);
      if (value !== undefined) return { ready: true, value };
      const asked = partsAsked(offerIn(now.calendar, range, approximate));
      const missing = partBefore(now.parts[now.calendar], asked, undefined);
      return { ready: false, missing: missingSaying(now.calendar, missing) };
    },
    onDraft,
  );
  // The part that is being changed; otherwise the first that is missing stands before the keys.
  const [turnedTo, turnTo] = useState<DatePart>();

  const { calendar } = given;
  const parts = given.parts[calendar];
  const offer = offerIn(calendar, range, approximate);
  const asked = partsAsked(offer);
  const now = partBefore(parts, asked, turnedTo);
  const told = turnedTo === undefined ? toldSaying(given, short) : undefined;
  const hint = askSaying(calendar, now);

  /** The digits of the part that stands before the keys, on a keyboard that somebody has plugged in. */
  const typed = useRef('');
  function take(after: DateGiven | undefined): 'taken' | 'refused' {
    typed.current = '';
    if (!after) {
      sayOne(hint);
      return 'refused';
    }
    change(() => after);
    turnTo(undefined);
    return 'taken';
  }
  useHardwareKeys(
    (key) => {
      if (key === 'Backspace' && typed.current !== '') {
        typed.current = typed.current.slice(0, -1);
        return 'taken';
      }
      const isPast = typed.current !== '' && /^[-/.年月日]$/.test(key);
      if (!isPast && !/^[0-9]$/.test(key)) return undefined;
      if (!isPast) typed.current += key;
      const size = now === 'decade' || now === 'year' ? YEAR_DIGITS : DAY_DIGITS;
      if (!isPast && typed.current.length < size) return 'taken';
      return take(withNumber(given, now, Number(typed.current), offer));
    },
    (text) => take(withText(given, text, offer)),
  );

  function turnToPart(part: (typeof shownParts)[number]): void {
    const wanted = part === 'year' && asked.includes('decade') ? 'decade' : part;
    const before = partBefore(parts, asked, wanted);
    // No day can be chosen of no month: what comes first is said, and stands before the keys as it did.
    if (before !== wanted) sayOne(askSaying(calendar, before));
    turnTo(before);
  }

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
                  say={partSaying(calendar, part, parts)}
                  personal={question.personal && parts[part] !== undefined}
                  pressed={part === now || (part === 'year' && now === 'decade')}
                  onPress={() => turnToPart(part)}
                />
              </li>
            ))}
            <li>
              <Key
                className="date-part"
                say={input.named(
                  `date.to-${calendar === 'solar' ? 'lunar' : 'solar'}${short ? '-short' : ''}`,
                )}
                onPress={() => {
                  change((before) => turned(before, range));
                  turnTo(undefined);
                }}
              />
            </li>
          </ol>
          {/* Each a new element, so that it is read out as it appears. */}
          {told ? (
            <Spoken
              key={answerOf(given)}
              say={told}
              as="p"
              className="date-told"
              personal={question.personal}
            />
          ) : (
            <Spoken key={`${calendar} ${now}`} say={hint} as="p" className="field-hint" />
          )}
        </>
      }
      keys={
        <ChoiceGroup say={hint}>
          <div className="date-keys" data-part={now} data-calendar={calendar} data-grid>
            {choicesFor(now, parts, offer).map((value) => (
              <Key
                key={value}
                size="digit"
                {...(value === UNSURE && { className: 'date-unsure' })}
                say={keySaying(calendar, now, value, room)}
                personal={question.personal}
                pressed={parts[now] === value}
                onPress={() => {
                  change((before) => withChoice(before, now, value, offer));
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
