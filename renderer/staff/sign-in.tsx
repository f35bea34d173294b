import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import { Keypad } from '../input/keypad/keypad.tsx';
import { Ask } from '../part/ask/ask.tsx';
import { ChoiceGrid } from '../part/choice-grid/choice-grid.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { sayOne } from '../speech/speech.ts';
import { interpret } from '../trouble.ts';
import { type Failure, failureOf } from './failure.ts';
import { staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

interface Person {
  id: string;
  name: string;
}

const SHORTEST_PIN = 6;
const LONGEST_PIN = 12;

/** Who, then their PIN. Digits are shown as dots: a queue may be watching. */
export function SignIn({ onSignedIn, onLeave }: { onSignedIn(person: Person): void; onLeave(): void }) {
  const [people, setPeople] = useState<readonly Person[]>();
  const [person, setPerson] = useState<Person>();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<Failure>();
  const [left, wait] = useSecondsLeft();
  const missing = staff('sign-in.missing-pin', { least: SHORTEST_PIN });

  useEffect(() => {
    api.staff.people().then(setPeople, (error: unknown) => setWrong(failureOf(interpret(error))));
  }, []);

  async function signIn(who: Person): Promise<void> {
    try {
      onSignedIn(await api.staff.signIn({ staff: who.id, pin }));
    } catch (error) {
      const trouble = interpret(error);
      setPin('');
      if ('seconds' in trouble) wait(trouble.seconds);
      else setWrong(failureOf(trouble));
    }
  }

  const leave = { say: staff('sign-in.back'), onPress: onLeave };
  if (!person) {
    return (
      <StaffFrame leave={leave}>
        {wrong ? (
          <Mistake say={wrong.say} hint={wrong.hint} />
        ) : (
          <Ask say={staff(people?.length === 0 ? 'sign-in.nobody' : 'sign-in.ask')} small />
        )}
        <ChoiceGrid
          choices={(people ?? []).map(({ id, name }) => ({ value: id, say: staff('name', { name }) }))}
          chosen={[]}
          onPress={(id) => setPerson(people?.find((one) => one.id === id))}
        />
      </StaffFrame>
    );
  }
  return (
    <StaffFrame
      leave={leave}
      next={
        // How long is seen on the key and said when it is pressed, not aloud each second.
        left > 0
          ? { tone: 'not-yet', say: stillToWait(left), onPress: () => sayOne(stillToWait(left)) }
          : pin.length >= SHORTEST_PIN
            ? { tone: 'go', say: staff('sign-in.go'), onPress: () => void signIn(person) }
            : { tone: 'not-yet', say: missing, onPress: () => sayOne(missing) }
      }
    >
      <Keypad
        ask={
          left > 0 ? (
            <Mistake say={staff('sign-in.wait')} hint={staff('sign-in.wait-hint')} />
          ) : wrong ? (
            <Mistake say={wrong.say} hint={wrong.hint} />
          ) : (
            <Ask say={staff('sign-in.pin')} />
          )
        }
        value={pin}
        groups={[LONGEST_PIN]}
        hidden
        onChange={(typed) => {
          setWrong(undefined);
          setPin(typed);
        }}
      />
    </StaffFrame>
  );
}

/** Of a long wait the minutes: whoever has an hour to wait counts no seconds. */
function stillToWait(seconds: number) {
  return seconds < 120
    ? staff('sign-in.wait-seconds', { count: seconds })
    : staff('sign-in.wait-minutes', { count: Math.ceil(seconds / 60) });
}
