import { plainSign } from '../unit-sign.ts';

/** By the sign as it is written, in small letters: one, and several. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  'km/h': ['kilometre an hour', 'kilometres an hour'],
  km2: ['square kilometre', 'square kilometres'],
  m2: ['square metre', 'square metres'],
  m3: ['cubic metre', 'cubic metres'],
  kg: ['kilogram', 'kilograms'],
  km: ['kilometre', 'kilometres'],
  cm: ['centimetre', 'centimetres'],
  mm: ['millimetre', 'millimetres'],
  ml: ['millilitre', 'millilitres'],
  mg: ['milligram', 'milligrams'],
  m: ['metre', 'metres'],
  g: ['gram', 'grams'],
  l: ['litre', 'litres'],
  t: ['tonne', 'tonnes'],
  '°c': ['degree', 'degrees'],
  '%': ['percent', 'percent'],
};

/** As Chinese texts write them too. Of capitals, G and M and T are something else. */
const sign =
  '(?:[㎡㎥㎢㎏㎞㎝㎜㎎㎖℃%％]|km/h|[Kk]m[²2]|m[²2³3]|[Kk][Gg]|[Kk]m|cm|mm|m[Ll]|mg|° ?[Cc]|[mgtLl])(?![A-Za-z0-9²³])';
/** With the last word of a number that is in words already, as the values of a text are. */
const figure =
  '[0-9][0-9,]*(?:\\.[0-9]+)?|\\b(?:(?:[a-z]+ty-)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|hundred|thousand|million)\\b';
const measured = new RegExp(`(?<![0-9.,])(${figure}) ?(${sign})`, 'g');
/** ¥2.50/kg, 380 yuan/month. */
const each = new RegExp(`(?<=[¥￥] ?[0-9][0-9,.]*|\\byuan) ?/ ?(${sign})?(?=[a-z ,.]|$)`, 'g');
/** A minus, not a dash between two figures. */
const below = /(?<![0-9A-Za-z%] ?)[-−–] ?(?=[0-9]+(?:\.[0-9]+)? degrees?\b)/g;
/** From one to the other, with the unit after both. */
const between = /(?<=percent|degrees?|yuan|metres?|grams?|litres?) ?[-–—~～] ?(?=[0-9])/g;

/** What a sign is called: a voice spells kg and leaves ㎡ out. */
function nameOf(found: string, count: string): string {
  const [one, several] = names[plainSign(found)] ?? [found, found];
  return count === '1' || count === 'one' ? one : several;
}

/** Signs of units in an English text as their names, before its figures are said. */
export function nameUnits(text: string): string {
  return text
    .replaceAll(
      each,
      (_found, unit: string | undefined) => ` a ${unit === undefined ? '' : nameOf(unit, '1')}`,
    )
    .replaceAll(measured, (_found, count: string, unit: string) => `${count} ${nameOf(unit, count)}`)
    .replaceAll(below, 'minus ')
    .replaceAll(between, ' to ');
}

/** What is counted, and by how many it is never dictated: 20000 square metres. */
export const unitName = `(?:${[...new Set(Object.values(names).flat())].join('|')})`;
