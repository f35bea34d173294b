import type { Forms } from '../forms.ts';
import { type ForgottenWords, sayApproximate } from './approximate.ts';
import { type LunarCharacters, spokenLunar } from './lunar.ts';
import { chineseNumbers } from './number.ts';
import { chinesePlain } from './plain.ts';
import { chineseValues } from './value.ts';
import { type ChineseCharacters, type Dictation, dictations } from './words.ts';

/** Values as they are said in a Chinese sentence, by the tag of the speech variety that says it. */
export function chineseSpoken(
  words: ChineseCharacters,
  lunar: LunarCharacters,
  forgotten: ForgottenWords,
): Readonly<Record<keyof typeof dictations, Forms>> {
  const forms = (dictation: Dictation) => formsIn(words, lunar, forgotten, dictation);
  return { cmn: forms(dictations.cmn), yue: forms(dictations.yue) };
}

function formsIn(
  words: ChineseCharacters,
  lunar: LunarCharacters,
  forgotten: ForgottenWords,
  dictation: Dictation,
): Forms {
  const numbers = chineseNumbers(words, dictation);
  const values = chineseValues(words, numbers);
  const plain = chinesePlain(words, numbers, values);
  return {
    number: numbers.sayNumber,
    count: numbers.sayCount,
    money: values.sayMoney,
    date: (day) => sayApproximate(day, forgotten, numbers.sayNumber) ?? values.sayDay(day),
    phone: values.sayPhone,
    identity: values.sayIdentity,
    code: values.sayCode,
    address: ({ levels, detail }) => plain([...levels, detail].filter(Boolean).join('，')),
    ...spokenLunar(lunar),
    plain,
  };
}
