import { mostAttachmentsNamed } from '../submission/cover.ts';
import { adviceOn } from './advise.ts';
import { shapeProblems } from './check-shape.ts';
import { checkStructure } from './check-structure.ts';
import { checkTexts, type Nameable } from './check-text.ts';
import { type Definition, definitionShape } from './definition.ts';
import { mostAttachments } from './most-attachments.ts';
import { inDefinition, problemsTold, type ServiceProblem, tooLarge } from './problem.ts';
import type { Service } from './service.ts';
import { wire } from './wire.ts';

export type { ServiceProblem } from './problem.ts';
export type { Service } from './service.ts';

/** A service as read from its folder, not yet looked at. */
export interface ServiceSource {
  /** `service.json` */
  definition: unknown;
  /** `text.<lang>.json`, by language. */
  texts: Readonly<Record<string, unknown>>;
  /** The names of the files in `pictures/`, without `.svg`. */
  pictures: readonly string[];
}

/**
 * Checks a service as a whole, so that one that loads cannot fail while somebody fills it in. All problems are
 * answered at once, as far as anybody reads: a clerk mends them in one go. One that is taken may still have advice for its author. Never throws,
 * whatever it is handed.
 */
export function compileService(source: ServiceSource): Compiled {
  const compiled = compileWhole(source);
  return 'problems' in compiled ? { problems: problemsTold(compiled.problems) } : compiled;
}

type Compiled = { service: Service; advice: ServiceProblem[] } | { problems: ServiceProblem[] };

/** Ten times what anybody could answer in one go. A file made to hold more would keep the machine busy as it starts. */
const mostQuestions = 1500;

function compileWhole(source: ServiceSource): Compiled {
  const parsed = definitionShape.safeParse(source.definition, { reportInput: true });
  if (!parsed.success) return { problems: shapeProblems(parsed.error) };
  const definition = parsed.data;
  if (definition.steps.reduce((sum, { questions }) => sum + questions.length, 0) > mostQuestions) {
    return { problems: [tooLarge('steps')] };
  }
  const attachments = mostAttachments(definition);
  if (attachments > mostAttachmentsNamed) {
    return { problems: [inDefinition('steps', 'attachments-too-many', { most: `${attachments}` })] };
  }

  const structure = checkStructure(definition, new Set(source.pictures));
  // Expressions can only be read where every name means one thing.
  const namesAreClear = !structure.some(
    ({ code }) => code === 'id-twice' || code === 'id-reserved' || code === 'rows-unknown',
  );
  const nameable = nameableIn(definition);
  if (!namesAreClear) {
    return {
      problems: [...structure, ...checkTexts(definition, source.texts, nameable, new Set()).problems],
    };
  }

  const { wired, problems: inExpressions } = wire(definition);
  const { texts, named, problems: inTexts } = checkTexts(definition, source.texts, nameable, wired.personal);
  const problems = [...structure, ...inExpressions, ...inTexts];
  if (problems.length > 0) return { problems };
  return { service: { ...wired, texts, named }, advice: adviceOn(definition, texts) };
}

function nameableIn(definition: Definition): Nameable {
  const service = new Map<string, string>();
  const rows = new Map<string, Map<string, string>>();
  for (const { id, repeat, questions } of definition.steps) {
    const names = repeat ? new Map<string, string>() : service;
    if (repeat) rows.set(id, names);
    for (const question of questions) {
      // A voice cannot stand in a sentence, and so has no way to be written there.
      const maySpeak = question.type === 'text' && question.recording;
      names.set(question.id, maySpeak ? 'recording' : question.type);
    }
  }
  for (const { id, type, each } of definition.calculations) {
    (each === undefined ? service : rows.get(each))?.set(id, type);
  }
  return { service, rows };
}
