import type { Definition, Question } from './definition.ts';
import { isReservedName } from './expression.ts';
import { canBeAbout } from './fact.ts';
import { inDefinition, type ServiceProblem } from './problem.ts';

/** Whether the parts of a definition fit together: ids, what they point at, bounds and pictures. */
export function checkStructure(definition: Definition, pictures: ReadonlySet<string>): ServiceProblem[] {
  return [
    ...sourceLanguage(definition),
    ...repeatedIds(definition),
    ...names(definition),
    ...bounds(definition),
    ...references(definition),
    ...abouts(definition),
    ...insteads(definition),
    ...notice(definition),
    ...missingPictures(definition, pictures),
  ];
}

/** The language whose texts stand in for every other, on papers and on a screen that has not chosen one yet. */
const source = 'zh-CN';

function sourceLanguage({ languages }: Definition): ServiceProblem[] {
  if (languages.includes(source)) return [];
  return [inDefinition('languages', 'language-source-missing', { language: source })];
}

function repeatedIds(definition: Definition): ServiceProblem[] {
  const lists: [at: string, ids: readonly string[]][] = [
    ['bring', definition.bring.map(({ id }) => id)],
    ['notice.asks', definition.notice.asks.map(({ id }) => id)],
    ['consents', definition.consents.map(({ id }) => id)],
    ['eligibility', definition.eligibility.map(({ id }) => id)],
    ['steps', definition.steps.map(({ id }) => id)],
    ['applications', definition.applications.map(({ id }) => id)],
    ['afterwards', definition.afterwards.map(({ id }) => id)],
    ...definition.steps.flatMap(({ questions }, s) =>
      questions.flatMap((question, q): [string, readonly string[]][] => {
        const at = `steps[${s}].questions[${q}]`;
        const choices = choicesOf(question);
        return [
          [`${at}.choices`, choices.map(({ value }) => value)],
          [`${at}.rules`, question.rules.map(({ id }) => id)],
        ];
      }),
    ),
  ];
  return lists.flatMap(([at, ids]) =>
    ids.flatMap((id, place) =>
      ids.indexOf(id) < place ? [inDefinition(`${at}[${place}]`, 'id-twice', { id })] : [],
    ),
  );
}

/** Questions, calculations and repeated steps are all named by expressions, so no two may share a name. */
function names(definition: Definition): ServiceProblem[] {
  const named: [at: string, id: string][] = [
    ...definition.steps.flatMap(({ questions }, s) =>
      questions.map(({ id }, q): [string, string] => [`steps[${s}].questions[${q}].id`, id]),
    ),
    ...definition.calculations.map(({ id }, c): [string, string] => [`calculations[${c}].id`, id]),
    ...definition.steps.flatMap(({ id, repeat }, s): [string, string][] =>
      repeat ? [[`steps[${s}].id`, id]] : [],
    ),
  ];
  const seen = new Set<string>();
  return named.flatMap(([at, id]) => {
    const twice = seen.has(id);
    seen.add(id);
    if (twice) return [inDefinition(at, 'id-twice', { id })];
    return isReservedName(id) ? [inDefinition(at, 'id-reserved', { id })] : [];
  });
}

function bounds(definition: Definition): ServiceProblem[] {
  const problems: ServiceProblem[] = [];
  const check = (at: string, least: number | string | undefined, most: number | string | undefined) => {
    if (least !== undefined && most !== undefined && least > most) {
      problems.push(inDefinition(at, 'bounds-crossed', { least: `${least}`, most: `${most}` }));
    }
  };
  check('valid', definition.valid.from, definition.valid.until);
  for (const [s, step] of definition.steps.entries()) {
    check(`steps[${s}].repeat`, step.repeat?.min, step.repeat?.max);
    for (const [q, question] of step.questions.entries()) {
      const at = `steps[${s}].questions[${q}]`;
      if (question.type === 'number' || question.type === 'money') check(at, question.min, question.max);
      if (question.type === 'code') check(at, question.minLength, question.maxLength);
      if (question.type === 'date') check(at, question.earliest, question.latest);
      if (question.type === 'choices') {
        check(at, question.min, Math.min(question.max ?? Infinity, question.choices.length));
      }
    }
  }
  return problems;
}

function references(definition: Definition): ServiceProblem[] {
  const problems: ServiceProblem[] = [];
  const known = (at: string, id: string | undefined, among: ReadonlySet<string>, code: string) => {
    if (id !== undefined && !among.has(id)) problems.push(inDefinition(at, code, { id }));
  };
  const steps = new Set(definition.steps.map(({ id }) => id));
  const consents = new Set(definition.consents.map(({ id }) => id));
  const calculations = new Set(definition.calculations.map(({ id }) => id));
  const repeated = new Set(definition.steps.flatMap(({ id, repeat }) => (repeat ? [id] : [])));

  for (const [s, step] of definition.steps.entries()) {
    const naming = step.questions.filter(namesPeople).map(({ id }) => id);
    known(`steps[${s}].repeat.label`, step.repeat?.label, new Set(naming), 'label-unknown');
    for (const [q, { consent }] of step.questions.entries()) {
      known(`steps[${s}].questions[${q}].consent`, consent, consents, 'consent-unknown');
    }
  }
  for (const [c, { each }] of definition.calculations.entries()) {
    known(`calculations[${c}].each`, each, repeated, 'rows-unknown');
  }
  for (const [a, application] of definition.applications.entries()) {
    for (const [s, id] of application.steps.entries()) {
      known(`applications[${a}].steps[${s}]`, id, steps, 'step-unknown');
    }
    for (const [c, id] of application.calculations.entries()) {
      known(`applications[${a}].calculations[${c}]`, id, calculations, 'calculation-unknown');
    }
  }

  const needed = new Set(
    definition.steps.flatMap(({ questions }) => questions.map(({ consent }) => consent)),
  );
  for (const [c, { id }] of definition.consents.entries()) {
    if (!needed.has(id)) problems.push(inDefinition(`consents[${c}]`, 'consent-never-asked', { id }));
  }
  return problems;
}

/** What a row may be called by: an answer that says who or what it is, in letters. */
function namesPeople(question: Question): boolean {
  return question.type === 'name' || (question.type === 'text' && !question.recording);
}

/** What is offered to the resident has to be theirs, and of the kind that was asked. */
function abouts(definition: Definition): ServiceProblem[] {
  return definition.steps.flatMap(({ repeat, questions }, s) =>
    questions.flatMap((question, q) => {
      const { id, about, type } = question;
      if (about === undefined) return [];
      const at = `steps[${s}].questions[${q}].about`;
      if (!canBeAbout(question, about)) return [inDefinition(at, 'about-unfit', { id, about, type })];
      return repeat && !repeat.residentFirst ? [inDefinition(at, 'about-in-rows', { id })] : [];
    }),
  );
}

/** More keys than these have no room beside letters on the smallest glass, and who is to choose among them? */
const mostWaysPast = 2;

function insteads(definition: Definition): ServiceProblem[] {
  return definition.steps.flatMap(({ questions }, s) =>
    questions.flatMap(({ id, optional, instead }, q) =>
      new Set(instead).size + Number(optional) > mostWaysPast
        ? [inDefinition(`steps[${s}].questions[${q}].instead`, 'instead-too-many', { id })]
        : [],
    ),
  );
}

/** A resident is told before the first question what will be asked, so nothing may be asked that was not told. */
function notice(definition: Definition): ServiceProblem[] {
  const questions = definition.steps.flatMap((step) => step.questions);
  const known = new Set(questions.map(({ id }) => id));
  const told = new Map<string, number>();
  const problems: ServiceProblem[] = [];
  for (const [a, ask] of definition.notice.asks.entries()) {
    if (ask.id === 'handler' || ask.id === 'why' || ask.id === 'refuse') {
      problems.push(inDefinition(`notice.asks[${a}].id`, 'id-reserved', { id: ask.id }));
    }
    for (const [q, id] of ask.questions.entries()) {
      const at = `notice.asks[${a}].questions[${q}]`;
      if (!known.has(id)) problems.push(inDefinition(at, 'question-unknown', { id }));
      else if (told.has(id)) problems.push(inDefinition(at, 'notice-twice', { id }));
      told.set(id, a);
    }
  }
  for (const [s, step] of definition.steps.entries()) {
    for (const [q, { id, type }] of step.questions.entries()) {
      if (type !== 'note' && !told.has(id)) {
        problems.push(inDefinition(`steps[${s}].questions[${q}]`, 'notice-missing', { id }));
      }
    }
  }
  return problems;
}

function missingPictures(definition: Definition, pictures: ReadonlySet<string>): ServiceProblem[] {
  const lists = {
    bring: definition.bring,
    'notice.asks': definition.notice.asks,
    consents: definition.consents,
    calculations: definition.calculations,
    applications: definition.applications,
    afterwards: definition.afterwards,
  };
  const used: [at: string, picture: string | undefined][] = [
    ['picture', definition.picture],
    ...Object.entries(lists).flatMap(([list, entries]) =>
      entries.map((entry, place): [string, string | undefined] => {
        return [`${list}[${place}].picture`, entry.picture];
      }),
    ),
    ...definition.steps.flatMap(({ questions }, s) =>
      questions.flatMap((question, q): [string, string | undefined][] => {
        const at = `steps[${s}].questions[${q}]`;
        return [
          [`${at}.picture`, question.picture],
          ...choicesOf(question).map(({ picture }, c): [string, string | undefined] => {
            return [`${at}.choices[${c}].picture`, picture];
          }),
        ];
      }),
    ),
  ];
  return used.flatMap(([at, picture]) =>
    picture !== undefined && !pictures.has(picture)
      ? [inDefinition(at, 'picture-missing', { picture: `${picture}.svg` })]
      : [],
  );
}

export function choicesOf(question: Question): readonly { value: string; picture?: string | undefined }[] {
  return question.type === 'choice' || question.type === 'choices' ? question.choices : [];
}
