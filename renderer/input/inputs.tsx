import { type ComponentType, lazy, useState } from 'react';
import type { QuestionType } from '../../core/service/definition.ts';
import { fetchScript } from '../fetch-script.ts';
import type { InputProps } from './input-props.ts';

interface Fetched {
  Input: ComponentType<InputProps>;
  fetch(): Promise<unknown>;
}

/** A way to answer is no part of the first script: the welcome screen waits for none of them. */
function fetched<Name extends string>(
  load: () => Promise<Record<Name, ComponentType<InputProps>>>,
  name: Name,
): Fetched {
  let known: ComponentType<InputProps> | undefined;
  const fetch = async () => {
    known = (await fetchScript(load))[name];
    return { default: known };
  };
  const Later = lazy(fetch);

  /** What is here already is drawn at once: `lazy` would leave the sheet empty for a moment all the same. */
  function Input(props: InputProps) {
    // Decided once: another component in its place would begin anew, and what was typed would be gone.
    const [Way] = useState(() => known ?? Later);
    return <Way {...props} />;
  }
  return { Input, fetch };
}

/** How each type of question is answered. */
export const inputs: Readonly<Record<QuestionType, Fetched>> = {
  'yes-no': fetched(() => import('./yes-no/yes-no.tsx'), 'YesNoInput'),
  choice: fetched(() => import('./choice/choice.tsx'), 'ChoiceInput'),
  choices: fetched(() => import('./choices/choices.tsx'), 'ChoicesInput'),
  number: fetched(() => import('./number/number.tsx'), 'NumberInput'),
  money: fetched(() => import('./money/money.tsx'), 'MoneyInput'),
  text: fetched(() => import('./text/text.tsx'), 'TextInput'),
  name: fetched(() => import('./name/name.tsx'), 'NameInput'),
  date: fetched(() => import('./date/date.tsx'), 'DateInput'),
  phone: fetched(() => import('./phone/phone.tsx'), 'PhoneInput'),
  'identity-number': fetched(() => import('./identity-number/identity-number.tsx'), 'IdentityNumberInput'),
  code: fetched(() => import('./code/code.tsx'), 'CodeInput'),
  address: fetched(() => import('./address/address.tsx'), 'AddressInput'),
  photo: fetched(() => import('./photo/photo.tsx'), 'PhotoInput'),
  signature: fetched(() => import('./signature/signature.tsx'), 'SignatureInput'),
  note: fetched(() => import('./note/note.tsx'), 'NoteInput'),
};

/** Fetches every way to answer while nobody waits, so that a question is there as soon as its turn has come. */
export async function fetchInputs(): Promise<void> {
  // What does not come now is asked for again when it is needed.
  await Promise.allSettled(Object.values(inputs).map(({ fetch }) => fetch()));
}
