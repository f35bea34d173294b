import { describe, expect, test } from 'vitest';
import { ApproximateDate, type CelType } from '../../../core/service/cel-value.ts';
import { isReservedName, vocabularyOf } from '../../../core/service/expression.ts';

class Member {
  [name: string]: unknown;
}

const row = (values: Record<string, unknown>) => Object.assign(new Member(), values);

const names = new Map<string, CelType>([
  ['yes', 'bool'],
  ['no', 'bool'],
  ['unknown', 'bool'],
  ['age', 'int'],
  ['born', 'string'],
  ['moved', 'approximate_date'],
  ['card', 'string'],
  ['likes', 'list<string>'],
]);
const vocabulary = vocabularyOf(
  names,
  new Map([
    [
      'members',
      {
        row: Member,
        names: new Map<string, CelType>([
          ['fee', 'int'],
          ['name', 'string'],
        ]),
      },
    ],
  ]),
  (name) => (name === 'likes' ? new Set(['tea', 'cards']) : undefined),
);

const answers = {
  today: '2026-11-23',
  yes: true,
  no: false,
  age: 70n,
  born: '1956-02-29',
  card: '11010519491231002X',
  likes: ['tea'],
  members: [row({ fee: 38_000n, name: '王秀英' }), row({ fee: 0n, name: '李建国' })],
};

function worth(text: string, wanted: string, values: object = answers): unknown {
  const compiled = vocabulary.compile(text, wanted);
  if ('problem' in compiled) throw new Error(`${text}: ${JSON.stringify(compiled.problem)}`);
  return compiled.expression.evaluate(values);
}

function problemIn(text: string, wanted = 'bool'): string | undefined {
  const compiled = vocabulary.compile(text, wanted);
  return 'problem' in compiled ? compiled.problem.code : undefined;
}

function reads(text: string): string[] {
  const compiled = vocabulary.compile(text, 'bool');
  const found = 'expression' in compiled ? compiled.expression.reads : [];
  return found.map((read) => {
    if (read.kind === 'rows') return `rows of ${read.step}`;
    return read.kind === 'column' ? `${read.step}.${read.name}` : read.name;
  });
}

describe('unknown', () => {
  const u = undefined;
  test.each([
    ['yes && yes', true],
    ['yes && no', false],
    ['yes && unknown', u],
    ['no && unknown', false],
    ['unknown && yes', u],
    ['unknown && no', false],
    ['unknown && unknown', u],
    ['yes || unknown', true],
    ['no || unknown', u],
    ['unknown || yes', true],
    ['unknown || no', u],
    ['unknown || unknown', u],
    ['!unknown', u],
    ['unknown == unknown', u],
    ['unknown ? yes : yes', u],
    ['yes ? no : unknown', false],
    ['no ? no : unknown', u],
    ['answered(unknown)', false],
    ['answered(age) && answered(yes)', true],
    ['answered(unknown || yes)', true],
  ])('%s is %s', (text, expected) => {
    expect(worth(text, 'bool')).toBe(expected);
  });

  test('an empty list is known, a row without the answer is not', () => {
    const sum = 'sum(members.map(m, m.fee))';
    expect(worth(sum, 'int', { members: [] })).toBe(0n);
    expect(worth(sum, 'int', { members: [row({ fee: 1n }), row({})] })).toBeUndefined();
    expect(
      worth('sum(members.filter(m, answered(m.fee)).map(m, m.fee))', 'int', {
        members: [row({ fee: 1n }), row({})],
      }),
    ).toBe(1n);
    expect(worth('members.exists(m, m.fee > 0)', 'bool', { members: [row({}), row({ fee: 1n })] })).toBe(
      true,
    );
    expect(worth('members.exists(m, m.fee > 1)', 'bool', { members: [row({}), row({ fee: 1n })] })).toBe(
      undefined,
    );
    expect(worth('members.all(m, m.fee > 1)', 'bool', { members: [row({}), row({ fee: 1n })] })).toBe(false);
  });

  test.each([
    'age / (age - 70)',
    'age * 9000000000000000000',
    'smallest(members.filter(m, false).map(m, m.fee))',
  ])('what cannot be worked out is unknown: %s', (text) => {
    expect(worth(text, 'int')).toBeUndefined();
  });
});

describe('what authors write', () => {
  test.each<[string, string, unknown]>([
    ['age + 1', 'int', 71n],
    ['age / 4', 'int', 17n],
    ['age >= 60 && age < 80', 'bool', true],
    ["'tea' in likes", 'bool', true],
    ["born < '1960-01-01'", 'bool', true],
    ['age_on(born, today)', 'int', 70n],
    ["age_on(born, '2026-02-28')", 'int', 69n],
    ['age_on(birth_of(card), today)', 'int', 76n],
    ['sex_of(card)', 'string', 'female'],
    ["days_between('2026-11-20', today)", 'int', 3n],
    ["add_days('2026-12-31', 1)", 'string', '2027-01-01'],
    ["add_months('2026-01-31', 1)", 'string', '2026-02-28'],
    ['add_years(born, 80)', 'string', '2036-02-29'],
    ['year_of(born) * 100 + month_of(born)', 'int', 195_602n],
    ['sum(members.map(m, m.fee))', 'int', 38_000n],
    ['largest(members.map(m, m.fee)) - smallest(members.map(m, m.fee))', 'int', 38_000n],
    ['yuan(380)', 'int', 38_000n],
    ["check_digit_fits('26110304')", 'bool', true],
    ["check_digit_fits('26110305')", 'bool', false],
    ['percent_of(50, 101)', 'int', 51n],
    ['percent_of(33, 100)', 'int', 33n],
    ['percent_of(-50, 101)', 'int', -51n],
    ['yuan(yuan(yuan(yuan(yuan(1000000000)))))', 'int', undefined],
    ['percent_of(9000000000000000000, 9000000000000000000)', 'int', undefined],
    ['sum([9000000000000000000, 9000000000000000000])', 'int', undefined],
    ['size(members)', 'int', 2n],
    ["members.exists(m, m.name == '王秀英')", 'bool', true],
    ["members.map(m, m.name).join('、')", 'string', '王秀英、李建国'],
  ])('%s', (text, type, expected) => {
    expect(worth(text, type)).toBe(expected);
  });

  test('a card that does not say is unknown', () => {
    expect(worth('birth_of(card)', 'string', { card: 'USA110000000000' })).toBeUndefined();
  });
});

const within = (text: string, wanted: string, first: string, last: string) =>
  worth(text, wanted, { ...answers, moved: new ApproximateDate({ first, last }) });

describe('a date of which only the month or the year is known', () => {
  test.each<[text: string, wanted: string, inYear: unknown, inMay: unknown, onDay: unknown]>([
    ["age_on(moved.first, '2026-05-08')", 'int', 88n, 88n, 87n],
    ["age_on(moved.last, '2026-05-08')", 'int', 87n, 87n, 87n],
    ['year_of(moved.first)', 'int', 1938n, 1938n, 1938n],
    ["moved.last < '1939-01-01'", 'bool', true, true, true],
    ["moved.first >= '1938-05-01'", 'bool', false, true, true],
    ['moved.first == moved.last', 'bool', false, false, true],
    ['answered(moved)', 'bool', true, true, true],
  ])('%s', (text, wanted, inYear, inMay, onDay) => {
    expect(within(text, wanted, '1938-01-01', '1938-12-31')).toBe(inYear);
    expect(within(text, wanted, '1938-05-01', '1938-05-31')).toBe(inMay);
    expect(within(text, wanted, '1938-05-09', '1938-05-09')).toBe(onDay);
  });

  test('without an answer is unknown, whichever of its days is meant', () => {
    expect(worth("moved.last < '1939-01-01'", 'bool')).toBeUndefined();
    expect(worth('answered(moved)', 'bool')).toBe(false);
  });

  test.each([
    "moved < '1940-01-01'",
    'moved == today',
    'days_between(moved, today) > 3',
    'age_on(moved, today) > 3',
    "moved in ['1938']",
  ])('is no day to be used like one: %s', (text) => expect(problemIn(text)).toMatch(/^expression-/));
});

describe('what is refused', () => {
  test.each([
    ['age', 'expression-result'],
    ["age >= '60'", 'expression-types'],
    ['age >= 60.5 + 1', 'expression-types'],
    ['agee > 1', 'expression-name-unknown'],
    ['members[0].fees > 1', 'expression-field-unknown'],
    ['yes &&', 'expression-syntax'],
    ['dyn(age) == "x"', 'expression-function-unknown'],
    ["card.matches('(a+)+$')", 'expression-function-unknown'],
    ['cel.bind(x, age, x > 1)', 'expression-function-unknown'],
    ["timestamp('2026-01-01T00:00:00Z') < timestamp('2027-01-01T00:00:00Z')", 'expression-function-unknown'],
    ["'coffee' in likes", 'expression-choice-unknown'],
    ["likes == ['tea', 'coffee']", 'expression-choice-unknown'],
    ['age.constructor == age', 'expression-types'],
    [`${'('.repeat(60)}yes${')'.repeat(60)}`, 'expression-syntax'],
    [Array.from({ length: 300 }, () => 'yes').join(' && '), 'expression-syntax'],
  ])('%s', (text, code) => {
    expect(problemIn(text)).toBe(code);
  });

  test.each([
    [
      'a list added to itself again and again',
      'size({})',
      (x: string) => `[${x}].map(x, x + x + x + x + x + x + x + x)[0]`,
      '[1]',
    ],
    ['a text', 'size({})', (x: string) => `[${x}].map(x, x + x + x + x + x + x + x + x)[0]`, "'a'"],
    ['a text joined', 'size({})', (x: string) => `[${x}].map(x, [x, x, x, x, x, x, x, x].join())[0]`, "'a'"],
    ['bytes', 'size({})', (x: string) => `[${x}].map(x, x + x + x + x + x + x + x + x)[0]`, "b'a'"],
    ['lists compared', '{} == {}', (x: string) => `[${x}].map(x, [x, x, x, x, x, x, x])[0]`, '[1]'],
    [
      'a list gone through',
      'size({})',
      (x: string) => `[${x}].map(x, x.filter(y, true) + x + x + x + x + x)[0]`,
      '[1]',
    ],
  ])('%s', (_, whole, wrap, first) => {
    let text = first;
    for (let times = 0; times < 9; times += 1) text = wrap(text);
    const size = whole.replaceAll('{}', text);
    expect(problemIn(size.includes('==') ? size : `${size} > 1`)).toBe('expression-too-large');
  });

  test.each([
    'members.filter(m, m.name == card && m.fee > 1).map(m, m.name).join().contains(born)',
    'members.all(m, size(members.filter(n, n.name == m.name && n.fee == m.fee)) < 2)',
    "size(members.map(m, members.map(n, n.name + '、').join()).join()) > 1",
    `size(${Array.from({ length: 40 }, () => "card + ' '").join(' + ')}) > 1`,
    "(likes + ['tea']).exists(l, l == card)",
    'members.exists(m, m.name.contains(card))',
  ])('and not %s', (text) => {
    expect(problemIn(text)).toBeUndefined();
  });

  test.each([
    'today',
    'value',
    'size',
    'sum',
    'map',
    'int',
    'string',
    'true',
    'in',
    'constructor',
    'answered',
  ])('a question called %s', (name) => {
    expect(isReservedName(name)).toBe(true);
  });

  test('but not a list whose variable is called like a question', () => {
    expect(problemIn("['a'].exists(likes, likes == 'coffee')")).toBeUndefined();
  });

  test('and no other name', () => {
    expect(['age', 'lives', 'birth', 'date', 'name', 'phone', 'reason'].filter(isReservedName)).toEqual([]);
  });
});

describe('what an expression reads', () => {
  test.each([
    ['yes && age > 1', ['yes', 'age']],
    ['size(members) > 1', ['rows of members']],
    ['members.size() > 1', ['rows of members']],
    ['members.exists(age, age.fee > 1)', ['rows of members', 'members.fee']],
    [
      'members.filter(m, m.fee > 1).exists(n, n.name == card)',
      ['rows of members', 'members.fee', 'members.name', 'card'],
    ],
    ['members[0].fee > 1', ['members.fee', 'rows of members']],
    [
      'members == members',
      ['rows of members', 'members.fee', 'members.name', 'rows of members', 'members.fee', 'members.name'],
    ],
    ["likes.exists(l, l == 'tea')", ['likes']],
    ['answered(age)', ['age']],
  ])('%s', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});
