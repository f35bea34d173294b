import { plainSign } from '../unit-sign.ts';
import type { ChineseCharacters } from './words.ts';

/**
 * Signs of units in a Chinese text as their names, before its figures are said: by the name the figures know what they
 * count. A voice spells kg and leaves ㎡ out. Nobody says 摄氏 of the weather or of a fever.
 */
export function chineseUnits(words: ChineseCharacters): (text: string) => string {
  const names: Readonly<Record<string, string>> = {
    'km/h': `公里每小${words.hourSpan}`,
    km2: '平方公里',
    m2: '平方米',
    m3: '立方米',
    kg: '公斤',
    km: '公里',
    cm: '厘米',
    mm: '毫米',
    ml: '毫升',
    mg: '毫克',
    m: '米',
    g: '克',
    l: '升',
    t: words.ton,
    '°c': '度',
  };
  const nameOf = (sign: string) => names[plainSign(sign)] ?? sign;

  return (text) =>
    text
      .replaceAll(each, '每')
      .replaceAll(signCharacter, (_found, sign: string) => nameOf(sign))
      .replaceAll(signInLetters, (_found, sign: string) => nameOf(sign))
      .replaceAll(below, '零下')
      .replaceAll(between, '到');
}

/** 380 元/月, ¥2.50/kg. */
const each = /(?<=[元角分]|[¥￥] ?[0-9][0-9.,]*) ?[/／] ?(?=[\p{L}㎡㎥])/gu;
/** Nothing but a unit wherever it stands. */
const signCharacter = / ?([㎡㎥㎢㎏㎞㎝㎜㎎㎖℃])/g;
/**
 * Letters are one only after a number, be it in words already, as the values of a text are, or after 每. Of capitals, G
 * and M and T are something else.
 */
const signInLetters =
  /(?<=[0-9零一二三四五六七八九十百千万萬亿億两兩半每] ?) ?(km\/h|[Kk]m[²2]|m[²2³3]|[Kk][Gg]|KM|[Kk]m|CM|cm|MM|mm|M[Ll]|m[Ll]|mg|° ?[Cc]|[mgtLl])(?![A-Za-z0-9²³])/g;
/** A minus, not a dash between two figures. */
const below = /(?<![0-9度%％] ?)[-−–] ?(?=[0-9]+(?:\.[0-9]+)? ?度)/g;
/** 10%-20%, 36 度～37 度: from one to the other, with the unit after both. */
const between = /(?<=[%％度米里斤克升吨噸元岁歲]) ?[-–—~～] ?(?=[0-9零])/g;
