import { afterAll, describe, expect, test } from 'vitest';
import { compileService, type ServiceSource } from '../../../core/service/compile.ts';
import { readJson } from '../../house/repository.ts';
import { problemsOf, textsFor, tinySource } from '../../support/tiny-service.ts';
import { type Whole, whole } from '../../support/whole-service.ts';

const questions = (source: Whole, step = 0) => source.definition.steps[step]?.questions ?? [];
const chinese = (source: Whole) => source.texts['zh-CN'] ?? {};

/** Breaks one thing; what is expected is all that is then wrong, no more and no less. */
const breakages: Record<string, [(source: Whole) => void, ...string[]]> = {
  'a field is missing': [
    ({ definition }) => delete (definition as { picture?: string }).picture,
    'picture: field-missing',
  ],
  'a field is misspelt': [
    ({ definition }) => Object.assign(definition.steps[0] ?? {}, { wen: 'true' }),
    'steps[0].wen: field-unknown',
  ],
  'a field is of another kind': [
    ({ definition }) => Object.assign(definition, { sample: 'yes' }),
    'sample: field-kind',
  ],
  'a value is none of those possible': [
    ({ definition }) => Object.assign(definition.notice, { basis: 'because' }),
    'notice.basis: field-value',
  ],
  'a type of question does not exist': [
    (source) => Object.assign(questions(source)[0] ?? {}, { type: 'datum' }),
    'steps[0].questions[0].type: field-value',
  ],
  'an id is not written as one': [
    (source) => Object.assign(questions(source)[0] ?? {}, { id: 'Born' }),
    'steps[0].questions[0].id: field-format',
  ],
  'a list is too short': [({ definition }) => (definition.afterwards = []), 'afterwards: field-too-small'],
  'a number is too large': [
    ({ definition }) => Object.assign(definition.steps[1]?.repeat ?? {}, { max: 31 }),
    'steps[1].repeat.max: field-too-large',
  ],
  'an id is used twice in a list': [
    ({ definition }) => definition.bring?.push({ id: 'card', picture: 'some' }),
    'bring[1]: id-twice',
  ],
  'a question is called like a calculation': [
    ({ definition }) => definition.calculations?.push({ id: 'rent', type: 'number', value: '1' }),
    'calculations[3].id: id-twice',
  ],
  'a question is called like a word of the program': [
    (source) => {
      questions(source).push({ id: 'today', type: 'yes-no' });
      source.definition.notice.asks[0]?.questions.push('today');
      source.texts = textsFor(source.definition);
    },
    'steps[0].questions[5].id: id-reserved',
  ],
  'a question is about what its type cannot be': [
    (source) => Object.assign(questions(source)[0] ?? {}, { about: 'phone' }),
    'steps[0].questions[0].about: about-unfit',
  ],
  'a question can be gone past in three ways': [
    (source) =>
      Object.assign(questions(source)[0] ?? {}, { optional: true, instead: ['not-known', 'later'] }),
    'steps[0].questions[0].instead: instead-too-many',
  ],
  'a day that is no birthday is about when somebody was born': [
    (source) => {
      questions(source).push({ id: 'since', type: 'date', about: 'birth' });
      source.definition.notice.asks[0]?.questions.push('since');
      source.texts = textsFor(source.definition);
    },
    'steps[0].questions[5].about: about-unfit',
  ],
  'a choice is about a sex and does not name both': [
    (source) => {
      const choices = [{ value: 'male' }, { value: 'woman' }];
      questions(source).push({ id: 'sex', type: 'choice', about: 'sex', choices });
      source.definition.notice.asks[0]?.questions.push('sex');
      source.texts = textsFor(source.definition);
    },
    'steps[0].questions[5].about: about-unfit',
  ],
  'rows that may be anybody are about the resident': [
    ({ definition }) => {
      for (const question of definition.steps[1]?.questions ?? []) {
        if (question.type === 'name') question.about = 'name';
      }
    },
    'steps[1].questions[0].about: about-in-rows',
  ],
  'bounds are the wrong way round': [
    (source) => Object.assign(questions(source)[4] ?? {}, { min: 5, max: 4 }),
    'steps[0].questions[4]: bounds-crossed',
  ],
  'a row is to be called by what is no name': [
    ({ definition }) => Object.assign(definition.steps[1]?.repeat ?? {}, { label: 'fee' }),
    'steps[1].repeat.label: label-unknown',
  ],
  'a consent does not exist': [
    (source) => Object.assign(questions(source)[4] ?? {}, { consent: 'health' }),
    'steps[0].questions[4].consent: consent-unknown',
  ],
  'a consent is never asked': [
    (source) => delete questions(source)[3]?.consent,
    'consents[0]: consent-never-asked',
  ],
  'a calculation is for the rows of a step without rows': [
    ({ definition }) => Object.assign(definition.calculations?.[2] ?? {}, { each: 'who' }),
    'calculations[2].each: rows-unknown',
  ],
  'an application takes a step that does not exist': [
    ({ definition }) => definition.applications[0]?.steps.push('home'),
    'applications[0].steps[2]: step-unknown',
  ],
  'an application takes a calculation that does not exist': [
    ({ definition }) => definition.applications[0]?.calculations?.push('sum_total'),
    'applications[0].calculations[1]: calculation-unknown',
  ],
  'the notice tells of a question that does not exist': [
    ({ definition }) => definition.notice.asks[0]?.questions.push('income'),
    'notice.asks[0].questions[7]: question-unknown',
  ],
  'the notice tells of a question twice': [
    ({ definition }) => definition.notice.asks[0]?.questions.push('born'),
    'notice.asks[0].questions[7]: notice-twice',
  ],
  'the notice leaves a question out': [
    ({ definition }) => definition.notice.asks[0]?.questions.shift(),
    'steps[0].questions[0]: notice-missing',
  ],
  'a number may be less than nothing, which nobody can type': [
    ({ definition }) => definition.steps[0]?.questions.push({ id: 'debt', type: 'money', min: -100 }),
    'steps[0].questions[5].min: field-too-small',
  ],
  'a note has a rule': [
    (source) => {
      Object.assign(questions(source)[2] ?? {}, { rules: [{ id: 'odd', check: 'true' }] });
      chinese(source)['question.thanks.rule.odd'] = 'Odd';
    },
    'steps[0].questions[2].rules: note-has-no-answer',
  ],
  'a picture is missing': [
    ({ definition }) => Object.assign(definition.bring?.[0] ?? {}, { picture: 'card-front' }),
    'bring[0].picture: picture-missing',
  ],
  'an expression ends too early': [
    (source) => Object.assign(questions(source)[1] ?? {}, { when: 'age >=' }),
    'steps[0].questions[1].when: expression-syntax',
  ],
  'an expression names what does not exist': [
    (source) => Object.assign(questions(source)[1] ?? {}, { when: 'agee >= 60' }),
    'steps[0].questions[1].when: expression-name-unknown',
  ],
  'an expression names what stands in rows': [
    (source) => Object.assign(questions(source)[1] ?? {}, { when: 'fee > 0' }),
    'steps[0].questions[1].when: expression-name-in-rows',
  ],
  'an expression names a note': [
    (source) => Object.assign(questions(source)[1] ?? {}, { when: 'thanks' }),
    'steps[0].questions[1].when: expression-name-note',
  ],
  'an expression names what no row has': [
    ({ definition }) =>
      Object.assign(definition.calculations?.[1] ?? {}, { value: 'sum(members.map(m, m.fees))' }),
    'calculations[1].value: expression-field-unknown',
  ],
  'an expression compares a number with a text': [
    ({ definition }) => Object.assign(definition.eligibility?.[0] ?? {}, { eligible: "age >= '60'" }),
    'eligibility[0].eligible: expression-types',
  ],
  'an expression takes a date that may be known in part for a day': [
    (source) => {
      const born = source.definition.steps.flatMap((step) => step.questions).find(({ id }) => id === 'born');
      Object.assign(born ?? {}, { approximate: true });
    },
    'calculations[0].value: expression-approximate',
  ],
  'an expression takes a voice for letters': [
    (source) =>
      Object.assign(questions(source), {
        1: { id: 'lives', type: 'text', recording: true },
      }),
    'steps[0].questions[2].when: expression-recording',
    'text.zh-CN.json question.lives.choice.alone: text-unknown',
    'text.zh-CN.json question.lives.choice.family: text-unknown',
  ],
  'an expression comes to something else than is wanted': [
    ({ definition }) => Object.assign(definition.eligibility?.[0] ?? {}, { eligible: 'age' }),
    'eligibility[0].eligible: expression-result',
  ],
  'an expression calls what services may not call': [
    (source) => Object.assign(questions(source)[1] ?? {}, { when: "lives.matches('a+')" }),
    'steps[0].questions[1].when: expression-function-unknown',
  ],
  'an expression goes through lists inside lists inside lists': [
    ({ definition }) =>
      Object.assign(definition.calculations?.[1] ?? {}, {
        value: 'members.all(a, members.all(b, members.all(c, true))) ? 1 : 2',
      }),
    'calculations[1].value: expression-too-deep',
  ],
  'an expression could grow beyond any memory': [
    ({ definition }) =>
      Object.assign(definition.calculations?.[1] ?? {}, {
        value: `size(${'['.repeat(8)}[1]${'].map(x, x + x + x + x + x + x + x + x)[0]'.repeat(8)})`,
      }),
    'calculations[1].value: expression-too-large',
  ],
  'an expression names a choice that the question has not': [
    (source) => Object.assign(questions(source)[2] ?? {}, { when: "lives == 'alnoe'" }),
    'steps[0].questions[2].when: expression-choice-unknown',
  ],
  'calculations need each other': [
    ({ definition }) => {
      Object.assign(definition.calculations?.[0] ?? {}, { value: 'total' });
      Object.assign(definition.calculations?.[1] ?? {}, { value: 'age' });
    },
    'calculations[1].value: circle',
  ],
  'a text file is missing': [
    ({ definition }) => definition.languages.push('en'),
    'text.en.json : text-file-missing',
  ],
  'the language that stands in for all others is not there': [
    (source) => {
      source.definition.languages = ['en'];
      source.texts = { en: chinese(source) };
    },
    'languages: language-source-missing',
  ],
  'a text file is a list': [
    (source) => Object.assign(source, { texts: { 'zh-CN': [] } }),
    'text.zh-CN.json : text-file-shape',
  ],
  'there is a text file too many': [
    (source) => (source.texts['de'] = {}),
    'text.de.json : text-language-unlisted',
  ],
  'a text is missing': [
    (source) => delete chinese(source)['question.born.ask'],
    'text.zh-CN.json question.born.ask: text-missing',
  ],
  'a text is not needed': [
    (source) => (chinese(source)['question.born.asks'] = 'When?'),
    'text.zh-CN.json question.born.asks: text-unknown',
  ],
  'a text is no text': [
    (source) => Object.assign(chinese(source), { title: 7 }),
    'text.zh-CN.json title: text-kind',
  ],
  'a text is empty': [(source) => (chinese(source)['title'] = ' '), 'text.zh-CN.json title: text-empty'],
  'a placeholder cannot be read': [
    (source) => (chinese(source)['declaration'] = '{{age years}}'),
    'text.zh-CN.json declaration: text-placeholder',
  ],
  'a text says what does not exist': [
    (source) => (chinese(source)['declaration'] = '{{agee}}'),
    'text.zh-CN.json declaration: text-name-unknown',
  ],
  'a text says an answer before there are answers': [
    (source) => (chinese(source)['title'] = '{{age}}'),
    'text.zh-CN.json title: text-name-unknown',
  ],
  'a text outside of rows says what stands in them': [
    (source) => (chinese(source)['declaration'] = '{{name}}'),
    'text.zh-CN.json declaration: text-name-unknown',
  ],
  'a text says a choice by its id': [
    (source) => (chinese(source)['declaration'] = '{{lives}}'),
    'text.zh-CN.json declaration: text-name-unsayable',
  ],
  'a text names something personal, and there is none to be said in its place': [
    (source) => {
      Object.assign(questions(source)[0] ?? {}, { personal: true });
      chinese(source)['eligibility.old'] = 'You are {{age}}.';
    },
    'text.zh-CN.json eligibility.old_unnamed: text-unnamed-missing',
  ],
  'what is said in place of something personal names it': [
    (source) => {
      Object.assign(questions(source, 1)[0] ?? {}, { personal: true });
      Object.assign(chinese(source), {
        'question.fee.ask': 'What does {{name}} pay?',
        'question.fee.ask_unnamed': 'What does person {{number}}, {{name}}, pay?',
      });
    },
    'text.zh-CN.json question.fee.ask_unnamed: text-unnamed',
  ],
  'how many rows there are is said of one of them': [
    (source) => (chinese(source)['step.members.count'] = '{{number}} people and {{name}}'),
    'text.zh-CN.json step.members.count: text-name-unknown',
  ],
  'a text would show an amount in 分': [
    (source) => (chinese(source)['declaration'] = '{{total}}'),
    'text.zh-CN.json declaration: text-format',
  ],
};

const seen = new Set<string>();

describe('a broken service is refused by file, place and reason when', () => {
  test.each(Object.entries(breakages))('%s', (_, [damage, ...expected]) => {
    const source = whole();
    damage(source);
    const result = compileService(source);
    for (const { code } of 'problems' in result ? result.problems : []) seen.add(code);
    expect(problemsOf(source)).toEqual(expected);
  });
});

test('a whole service is taken', () => {
  expect(problemsOf(whole())).toEqual([]);
});

function adviceOn(source: ServiceSource): string[] {
  const result = compileService(source);
  const given = 'advice' in result ? result.advice : [];
  for (const { code } of given) seen.add(code);
  return given.map(({ file, at, code }) => `${file === 'service.json' ? '' : `${file} `}${at}: ${code}`);
}

function adviceOnWhatIsAsked(source: ServiceSource): string[] {
  return adviceOn(source).filter((one) => !one.includes('help-missing'));
}

describe('a service that works is taken with advice for its author', () => {
  const number = { id: 'identity', type: 'identity-number' } as const;
  const birthday = { id: 'born', type: 'date', birthday: true } as const;

  test('where a question has nothing more to say, in any language', () => {
    const source = whole();
    source.definition.languages = ['zh-CN', 'en'];
    source.texts = textsFor(source.definition);
    for (const { id } of questions(source).slice(1)) chinese(source)[`question.${id}.help`] = 'More';
    expect(adviceOn(source).filter((one) => one.includes('zh-CN'))).toEqual([
      'text.zh-CN.json question.born.help: help-missing',
      'text.zh-CN.json question.name.help: help-missing',
      'text.zh-CN.json question.fee.help: help-missing',
    ]);
    expect(adviceOn(source).filter((one) => one.includes('en.json'))).toHaveLength(6);
    // A note is all there is to say.
    expect(adviceOn(source).filter((one) => one.includes('thanks'))).toEqual([]);
  });

  test.each(['identity-number', 'name', 'phone'] as const)(
    'where a person is asked twice for: %s',
    (type) => {
      const twice = [
        { id: 'one', type },
        { id: 'other', type },
      ];
      expect(adviceOnWhatIsAsked(tinySource(twice))).toEqual(['steps[0].questions[1]: asked-twice']);
      const steps = twice.map((question) => ({ id: `step_${question.id}`, questions: [question] }));
      expect(adviceOnWhatIsAsked(tinySource({ steps }))).toEqual(['steps[1].questions[0]: asked-twice']);
    },
  );

  test('where a birthday is asked of everybody whose number tells it', () => {
    expect(adviceOnWhatIsAsked(tinySource([number, birthday]))).toEqual([
      'steps[0].questions[1]: birthday-known',
    ]);
    const ifNotTold = { ...birthday, when: 'size(identity) == 15' };
    expect(adviceOnWhatIsAsked(tinySource([number, ifNotTold]))).toEqual([]);
    expect(adviceOnWhatIsAsked(tinySource([number, { id: 'moved', type: 'date' }]))).toEqual([]);
  });

  test('but not where each member of a household is asked what was asked of the resident', () => {
    const steps = [
      { id: 'who', questions: [number, { id: 'called', type: 'name' as const }] },
      {
        id: 'members',
        repeat: { label: 'name' },
        questions: [
          { id: 'name', type: 'name' as const },
          { ...number, id: 'theirs' },
        ],
      },
    ];
    expect(adviceOnWhatIsAsked(tinySource({ steps }))).toEqual([]);
  });
});

test('texts may say answers, the row, the day, and have a spoken form', () => {
  const source = whole();
  Object.assign(chinese(source), {
    declaration: 'On {{today, date}} I pay {{total, money}} at the age of {{age}}.',
    declaration_spoken: 'I pay {{total, money}}.',
    'question.fee.ask': 'What does {{name}} pay, born {{born, date}}?',
    'step.members.row': 'Person {{number}}: {{half, money}}',
    'step.members.all': 'Everybody is in',
    'step.members.count': '{{number}} people',
  });
  const result = compileService(source);
  expect('service' in result && [...result.service.named].sort()).toEqual([
    'age',
    'born',
    'half',
    'name',
    'number',
    'today',
    'total',
  ]);
});

test('what is worked out from a personal answer is personal, also through rows', () => {
  const source = whole();
  Object.assign(questions(source)[0] ?? {}, { personal: true });
  Object.assign(questions(source, 1)[1] ?? {}, { personal: true });
  const result = compileService(source);
  expect('service' in result && [...result.service.personal].sort()).toEqual([
    'age',
    'born',
    'fee',
    'half',
    'total',
  ]);
});

const problemsIn = (value: string, type: 'number' | 'yes-no' | 'date') =>
  problemsOf(
    tinySource({
      steps: [{ id: 'only', questions: [{ id: 'moved', type: 'date', approximate: true }] }],
      calculations: [{ id: 'result', type, value }],
    }),
  ).map((problem) => problem.replace('calculations[0].value: ', ''));

describe('a date that may be known in part', () => {
  test('is used by its first and its last day', () => {
    expect(problemsIn("moved.last < '2000-01-01'", 'yes-no')).toEqual([]);
    expect(problemsIn('moved.first', 'date')).toEqual([]);
    expect(problemsIn('age_on(moved.first, today)', 'number')).toEqual([]);
  });

  test('is refused by name where a day is wanted', () => {
    expect(problemsIn("moved < '2000-01-01'", 'yes-no')).toEqual(['expression-approximate']);
    expect(problemsIn('days_between(moved, today)', 'number')).toEqual(['expression-approximate']);
    expect(problemsIn('moved', 'date')).toEqual(['expression-approximate']);
    // Another slip in the same sentence is told as what it is.
    expect(problemsIn('moved.last < 2000', 'yes-no')).toEqual(['expression-types']);
  });
});

const story = { id: 'story', type: 'text' as const, recording: true };
const used = (value: string) =>
  problemsOf(
    tinySource({
      steps: [{ id: 'only', questions: [story] }],
      calculations: [{ id: 'result', type: 'yes-no', value }],
    }),
  );

describe('words that may be said', () => {
  test('may be asked whether they are there, and whether they were said', () => {
    expect(used('answered(story) && story.spoken')).toEqual([]);
  });

  test.each(["story == 'help'", 'size(story) > 3', "story.startsWith('a')", 'story'])(
    'are refused by name where letters are wanted: %s',
    (wrong) => {
      expect(used(wrong)).toEqual(['calculations[0].value: expression-recording']);
    },
  );

  test('stand in no sentence', () => {
    const named = tinySource([story]);
    Object.assign(named.texts['zh-CN'] ?? {}, { declaration: '{{story}}' });
    expect(problemsOf(named)).toContain('text.zh-CN.json declaration: text-name-unsayable');
  });

  test('name nobody in a list', () => {
    const listed = tinySource({ steps: [{ id: 'only', repeat: { label: 'story' }, questions: [story] }] });
    expect(problemsOf(listed)).toContain('steps[0].repeat.label: label-unknown');
  });
});

const refusedWith = (source: ServiceSource) => {
  const result = compileService(source);
  const problems = 'problems' in result ? result.problems : [];
  for (const { code } of problems) seen.add(code);
  return problems;
};
const placed = (source: ServiceSource) => refusedWith(source).map(({ at, code }) => `${at}: ${code}`);
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `q${at}`, type: 'yes-no' as const }));

/** Up to twenty rows of a name and so many photos, and five more. */
const photos = (max: number) => ({
  id: 'homes',
  repeat: { min: 1, max: 20, label: 'name' },
  questions: [
    { id: 'name', type: 'name' as const },
    { id: 'front', type: 'photo' as const, max },
    { id: 'back', type: 'photo' as const, max: 5 },
  ],
});

describe('a service made to keep the machine busy is refused', () => {
  test('where it has more questions than anybody could answer', () => {
    const steps = [1, 2].map((step) => ({ id: `step${step}`, questions: many(800) }));
    expect(placed(tinySource({ steps }))).toEqual(['steps: service-too-large']);
  });

  test('where it may come to more photos than can be handed in', () => {
    const [problem] = refusedWith(tinySource({ steps: [photos(6)] }));
    expect(problem).toEqual({
      file: 'service.json',
      at: 'steps',
      code: 'attachments-too-many',
      params: { most: '220' },
    });
    expect(placed(tinySource({ steps: [photos(5)] }))).toEqual([]);
  });

  test('where its expressions look at more answers than it could follow', () => {
    const members = { id: 'members', repeat: { label: 'name' } };
    const each = [{ id: 'name', type: 'name' as const }, ...many(400)];
    const value = `${Array.from({ length: 60 }, () => 'members == members').join(' && ')} ? 1 : 2`;
    const calculations = [1, 2, 3, 4].map((at) => ({ id: `c${at}`, type: 'number' as const, value }));
    expect(placed(tinySource({ steps: [{ ...members, questions: each }], calculations }))).toEqual([
      'calculations[2].value: service-too-large',
    ]);
  });

  test('and its first two hundred problems are told, with how many there are besides', () => {
    const asked = many(300).map((question) => ({ ...question, when: 'nothing' }));
    const found = refusedWith(tinySource(asked));
    expect(found).toHaveLength(201);
    expect(found.at(-1)).toMatchObject({ at: '', code: 'problems-more', params: { more: '100' } });
  });
});

test('all problems are told at once', () => {
  const source = whole();
  delete chinese(source)['title'];
  Object.assign(source.definition.eligibility?.[0] ?? {}, { eligible: 'nothing' });
  Object.assign(source.definition.bring?.[0] ?? {}, { picture: 'none' });
  expect(problemsOf(source)).toEqual([
    'bring[0].picture: picture-missing',
    'eligibility[0].eligible: expression-name-unknown',
    'text.zh-CN.json title: text-missing',
  ]);
});

test('a circle is named with all who are in it', () => {
  const source = tinySource([
    { id: 'one', type: 'number', when: 'two > 1' },
    { id: 'two', type: 'number', when: 'three > 1' },
    { id: 'three', type: 'number', when: 'one > 1' },
    { id: 'four', type: 'number', when: 'one > 1' },
  ]);
  const result = compileService(source);
  const [circle] = 'problems' in result ? result.problems : [];
  expect(circle?.code).toBe('circle');
  const path = circle?.params['path']?.split(' → ') ?? [];
  expect(path).toHaveLength(4);
  expect(path[0]).toBe(path[3]);
  expect(path.slice(1).sort()).toEqual(['one', 'three', 'two']);
});

test('which choices are open decides about no other answer, so it makes no circle', () => {
  const source = whole();
  Object.assign(questions(source)[0] ?? {}, { when: "lives == 'alone'" });
  expect(problemsOf(source)).toEqual([]);
});

function problemsOfRowsWhere(when: string): string[] {
  return problemsOf(
    tinySource({
      steps: [
        {
          id: 'members',
          repeat: { label: 'name' },
          questions: [
            { id: 'name', type: 'name' },
            { id: 'head', type: 'yes-no', when },
          ],
        },
      ],
    }),
  );
}

test('a question of a row may depend on other rows, but not on whether it is asked itself', () => {
  expect(problemsOfRowsWhere("members.exists(m, m.name == 'x') && size(members) > 1")).toEqual([]);
  expect(problemsOfRowsWhere('!members.exists(m, m.head)')).toEqual(['steps[0].questions[1]: circle']);
});

test.each([
  [10, []],
  [9, ['steps[0].questions[0]: bounds-crossed']],
])('a code of at least 10 signs and at most %i', (maxLength, problems) => {
  expect(problemsOf(tinySource([{ id: 'ticket', type: 'code', minLength: 10, maxLength }]))).toEqual(
    problems,
  );
});

describe('the sentences for authors', () => {
  /** Of reading the folder, which is the machine's. */
  const ofFolders = ['folder-unreadable', 'folder-name', 'file-missing', 'not-json'];

  afterAll(() => seen.clear());

  test.each(['zh-CN', 'en'])(
    'in %s are there for each problem and each advice that was seen, and for no other',
    (language) => {
      const sentences = readJson(`locales/${language}/authoring.json`) as Record<string, unknown>;
      const codes = Object.keys(sentences).filter((key) => key !== 'kind' && !key.startsWith('where'));
      expect(codes.toSorted()).toEqual([...seen, ...ofFolders].toSorted());
    },
  );
});
