import { Model } from 'survey-core';
import type { DefinitionSource } from '../../core/service/definition.ts';
import type { SessionEvent } from '../../core/session/event.ts';
import { openSession, type Intent } from '../../core/session/session.ts';
import type { Value } from '../../core/session/value.ts';
import { uuid } from '../support/scenario.ts';
import { tinyService } from '../support/tiny-service.ts';
import type { MeasureOptions, Row } from './row.ts';

/**
 * What one changed answer costs in a service of 1,000 questions, beside SurveyJS core in the same run.
 *
 * The service has by turns a whole number, a choice, and a text that is asked only while some earlier number is at
 * least 60; and a chain of fifty calculations on the first number, which decides about one last question. Everything
 * is answered before the first change. Ours is timed from the touch to what the screen is handed: the answer checked,
 * the next place found, the events applied, all that depends on it worked out, the view made. SurveyJS is timed over
 * `setValue` alone. After each change, outside of the timing, both are held against the plain meaning of the form.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const { change, chain } = await measureEngine(quick ? 20 : 200);
  return [
    row('one changed answer in a service of 1,000 questions, everything up to date', change),
    row('the same where fifty calculations hang on the answer, one on the other', chain),
  ];
}

export interface Comparison {
  ours: Cost;
  surveyjs: Cost;
  /** How many changes of ours go into one of SurveyJS, median to median. */
  ratio: number;
}

export interface Cost {
  medianMs: number;
  p99Ms: number;
  changes: number;
}

/** A form engine under the clock. */
interface Engine {
  /** Changes an answer and returns how long it took, in milliseconds. */
  change(question: string, value: number): number;
  isVisible(question: string): boolean;
  endOfChain(): number | undefined;
}

interface Form {
  questions: { id: string; kind: 'number' | 'choice' | 'text'; shownBy?: string }[];
  chain: { id: string; from: string }[];
}

const questionCount = 1000;
const chainLength = 50;
const warmUp = 30;

export async function measureEngine(changes: number): Promise<{ change: Comparison; chain: Comparison }> {
  const form = syntheticForm();
  const engines = [fillWithOurs(form), fillWithSurveyjs(form)] as const;
  const sources = [...new Set(form.questions.flatMap(({ shownBy }) => shownBy ?? []))];
  return {
    change: await compare(form, engines, sources, changes),
    chain: await compare(form, engines, ['q0'], changes),
  };
}

function row(what: string, { ours, surveyjs, ratio }: Comparison): Row {
  return {
    what,
    measured: {
      'ours median ms': ours.medianMs,
      'ours p99 ms': ours.p99Ms,
      'SurveyJS median ms': surveyjs.medianMs,
      'SurveyJS p99 ms': surveyjs.p99Ms,
      changes: ours.changes,
    },
    value: ratio,
    unit: 'times',
    budget: { atLeast: 100 },
  };
}

async function compare(
  form: Form,
  [ours, surveyjs]: readonly [Engine, Engine],
  sources: string[],
  changes: number,
): Promise<Comparison> {
  const times: { ours: number[]; surveyjs: number[] } = { ours: [], surveyjs: [] };
  for (let turn = 0; turn < warmUp + changes; turn += 1) {
    const question = sources[(turn * 37) % sources.length] ?? 'q0';
    const value = turn % 2 ? 70 : 10 + (turn % 40);
    // By turns, so that whatever else the computer has to do falls on both.
    const took = { ours: ours.change(question, value), surveyjs: surveyjs.change(question, value) };
    for (const engine of [ours, surveyjs]) verify(form, engine, question, value);
    if (turn < warmUp) continue;
    times.ours.push(took.ours);
    times.surveyjs.push(took.surveyjs);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const costs = { ours: costOf(times.ours), surveyjs: costOf(times.surveyjs) };
  return { ...costs, ratio: costs.surveyjs.medianMs / costs.ours.medianMs };
}

function verify(form: Form, engine: Engine, changed: string, value: number): void {
  for (const { id, shownBy } of form.questions) {
    if (shownBy === changed && engine.isVisible(id) !== value >= 60) {
      throw new Error(`${id} should be ${value >= 60 ? 'shown' : 'hidden'} when ${changed} is ${value}`);
    }
  }
  if (changed !== 'q0') return;
  const end = value + chainLength;
  if (engine.endOfChain() !== end) throw new Error(`The chain ends in ${engine.endOfChain()}, not in ${end}`);
  if (engine.isVisible('last') !== end >= 100) throw new Error('The end of the chain was not followed');
}

/** The same in every run. */
function syntheticForm(): Form {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const questions: Form['questions'] = [];
  for (let place = 0; place < questionCount; place += 1) {
    const id = `q${place}`;
    if (place % 3 === 0) questions.push({ id, kind: 'number' });
    else if (place % 3 === 1) questions.push({ id, kind: 'choice' });
    else
      questions.push({
        id,
        kind: 'text',
        shownBy: `q${3 * Math.floor(random() * (Math.floor(place / 3) + 1))}`,
      });
  }
  const chain = Array.from({ length: chainLength }, (_, link) => {
    return { id: `c${link}`, from: link === 0 ? 'q0' : `c${link - 1}` };
  });
  return { questions, chain };
}

const filledIn: Readonly<Record<Form['questions'][number]['kind'], Value>> = {
  number: 70,
  choice: 'a',
  text: 'some words',
};

function fillWithOurs(form: Form): Engine {
  const questions = form.questions.map(
    ({ id, kind, shownBy }): DefinitionSource['steps'][number]['questions'][number] => {
      if (kind === 'number') return { id, type: 'number' };
      if (kind === 'choice')
        return { id, type: 'choice', choices: [{ value: 'a' }, { value: 'b' }, { value: 'c' }] };
      return { id, type: 'text', when: `${shownBy} >= 60` };
    },
  );
  const service = tinyService({
    steps: [
      {
        id: 'all',
        questions: [...questions, { id: 'last', type: 'text', when: `c${chainLength - 1} >= 100` }],
      },
    ],
    calculations: form.chain.map(({ id, from }) => ({ id, type: 'number', value: `${from} + 1` })),
    applications: [{ id: 'main', steps: ['all'], calculations: form.chain.map(({ id }) => id) }],
  });
  const by = { by: 'resident', from: 'touch' } as const;
  const log = form.questions.map(({ id, kind }): SessionEvent => {
    return { kind: 'answered', path: { question: id }, value: filledIn[kind], ...by };
  });
  const start = { session: uuid(0), digest: 'sha256:bench', today: '2026-11-23', clockTrusted: true };
  const session = openSession(service, start, log);

  const does = (intent: Intent) => {
    const decision = session.decide(intent, { ...by, newRow: uuid(1) });
    if ('refusal' in decision) throw new Error(`${JSON.stringify(intent)}: ${decision.refusal.code}`);
    for (const event of decision.events) session.apply(event);
    return session.view();
  };
  return {
    change(question, value) {
      does({ do: 'goTo', place: { at: 'question', question } });
      const from = performance.now();
      does({ do: 'answer', path: { question }, value });
      return performance.now() - from;
    },
    isVisible(question) {
      const place = { at: 'question', question } as const;
      return 'events' in session.decide({ do: 'goTo', place }, { ...by, newRow: uuid(1) });
    },
    endOfChain() {
      const end = session.outcome().applications[0]?.calculations.at(-1)?.value;
      return typeof end === 'number' ? end : undefined;
    },
  };
}

function fillWithSurveyjs(form: Form): Engine {
  const elements = form.questions.map(({ id, kind, shownBy }) => ({
    name: id,
    title: id,
    type: kind === 'choice' ? 'radiogroup' : 'text',
    ...(kind === 'number' && { inputType: 'number' }),
    ...(kind === 'choice' && { choices: ['a', 'b', 'c'] }),
    ...(shownBy !== undefined && { visibleIf: `{${shownBy}} >= 60` }),
  }));
  elements.push({ name: 'last', title: 'last', type: 'text', visibleIf: `{c${chainLength - 1}} >= 100` });
  // Ten questions a page: one a page, as a kiosk shows them, costs it a little more.
  const pages = Array.from({ length: Math.ceil(elements.length / 10) }, (_, page) => {
    return { name: `p${page}`, elements: elements.slice(page * 10, page * 10 + 10) };
  });
  const model = new Model({
    pages,
    calculatedValues: form.chain.map(({ id, from }) => ({ name: id, expression: `{${from}} + 1` })),
  });
  model.data = Object.fromEntries(form.questions.map(({ id, kind }) => [id, filledIn[kind]]));
  return {
    change(question, value) {
      const from = performance.now();
      model.setValue(question, value);
      return performance.now() - from;
    },
    isVisible: (question) => model.getQuestionByName(question).isVisible,
    endOfChain: () => Number(model.calculatedValues.at(-1)?.value),
  };
}

function costOf(times: number[]): Cost {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { medianMs: at(0.5), p99Ms: at(0.99), changes: sorted.length };
}
