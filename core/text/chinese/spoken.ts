import type { Forms } from '../forms.ts';
import { chineseNumbers } from './number.ts';
import { chinesePlain } from './plain.ts';
import { chineseValues } from './value.ts';
import { type ChineseCharacters, type Dictation, dictations } from './words.ts';

/** Values as they are said in a Chinese sentence, by the tag of the speech variety that says it. */
export function chineseSpoken(words: ChineseCharacters): Readonly<Record<keyof typeof dictations, Forms>> {
  return { cmn: formsIn(words, dictations.cmn), yue: formsIn(words, dictations.yue) };
}

function formsIn(words: ChineseCharacters, dictation: Dictation): Forms {
  const numbers = chineseNumbers(words, dictation);
  const values = chineseValues(words, numbers);
  const plain = chinesePlain(words, numbers, values);
  return {
    number: numbers.sayNumber,
    count: numbers.sayCount,
    money: values.sayMoney,
    date: values.sayDay,
    phone: values.sayPhone,
    identity: values.sayIdentity,
    code: values.sayCode,
    address: ({ levels, detail }) => plain([...levels, detail].filter(Boolean).join('，')),
    plain,
  };
}
