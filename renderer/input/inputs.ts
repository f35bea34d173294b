import { type ComponentType, lazy } from 'react';
import type { QuestionType } from '../../core/service/definition.ts';
import type { InputProps } from './input-props.ts';

/** A way to answer is fetched when its first question is asked: the welcome screen waits for none of them. */
const fetched = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType<InputProps>>>,
  name: Name,
) => lazy(async () => ({ default: (await load())[name] }));

/** How each type of question is answered. */
export const inputs: Readonly<Record<QuestionType, ComponentType<InputProps>>> = {
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
  address: fetched(() => import('./address/address.tsx'), 'AddressInput'),
  photo: fetched(() => import('./photo/photo.tsx'), 'PhotoInput'),
  note: fetched(() => import('./note/note.tsx'), 'NoteInput'),
};
