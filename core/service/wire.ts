import { celTypeOfCalculation, celTypeOf } from './cel-value.ts';
import type { Definition, Question, Step } from './definition.ts';
import type { Expression, Vocabulary } from './expression.ts';
import { addReader, newNode, type Node, putInOrder, reaches } from './graph.ts';
import { personalNames } from './personal.ts';
import { inDefinition, mostProblems, type ServiceProblem, tooLarge } from './problem.ts';
import type { Read } from './reads.ts';
import type {
  Service,
  ServiceCalculation,
  ServiceEligibility,
  ServiceQuestion,
  ServiceStep,
} from './service.ts';
import { type Vocabularies, vocabulariesOf } from './vocabulary.ts';

export type Wired = Omit<Service, 'texts' | 'named'>;

/** A hundred times what the largest service has that we drew up to measure with. */
const mostReads = 100_000;

/** Reads every expression of a definition and ties together what depends on what. */
export function wire(definition: Definition): { wired: Wired; problems: ServiceProblem[] } {
  return new Wiring(definition).wire();
}

class Wiring {
  readonly #definition: Definition;
  readonly #vocabularies: Vocabularies;
  readonly #problems: ServiceProblem[] = [];
  readonly #nodes: Node[] = [];
  readonly #consents: Map<string, Node>;
  readonly #steps = new Map<string, ServiceStep>();
  readonly #questions = new Map<string, ServiceQuestion>();
  readonly #calculations = new Map<string, ServiceCalculation>();
  readonly #eligibility = new Map<string, ServiceEligibility>();
  readonly #applicationWhen = new Map<string, Expression>();
  /** Reads of which the source may only come to be later in the file. */
  readonly #reads: { node: Node; reads: readonly Read[] }[] = [];
  readonly #where = new Map<Node, string>();
  #readsInAll = 0;

  constructor(definition: Definition) {
    this.#definition = definition;
    this.#vocabularies = vocabulariesOf(definition);
    this.#consents = new Map(definition.consents.map(({ id }) => [id, this.#node('consent', id)]));
  }

  wire(): { wired: Wired; problems: ServiceProblem[] } {
    for (const [s, step] of this.#definition.steps.entries()) this.#addStep(step, `steps[${s}]`);
    this.#addCalculations();
    this.#addEligibility();
    this.#addApplications();
    for (const { node, reads } of this.#reads) this.#tie(node, reads);

    const order = putInOrder(this.#nodes);
    if ('circle' in order) this.#reportCircle(order.circle);
    for (const eligibility of this.#eligibility.values()) this.#tieToLists(eligibility);
    return {
      problems: this.#problems,
      wired: {
        definition: this.#definition,
        steps: this.#steps,
        questions: this.#questions,
        calculations: this.#calculations,
        eligibility: this.#eligibility,
        consents: this.#consents,
        applicationWhen: this.#applicationWhen,
        personal: personalNames(this.#questions.values()),
        nodes: 'ordered' in order ? order.ordered : [],
      },
    };
  }

  #addStep(step: Step, at: string): void {
    const node = this.#node('step', step.id);
    this.#where.set(node, at);
    const when = this.#when(step.when, `${at}.when`, undefined, node);
    const rows = step.repeat && {
      node: this.#node('rows', step.id),
      row: this.#vocabularies.rowClassOf(step.id),
      min: step.repeat.min,
    };
    if (rows) addReader(node, { node: rows.node, everyRow: true });
    const questions = step.questions.map((question, q) => {
      return this.#addQuestion(question, step, node, `${at}.questions[${q}]`);
    });
    this.#steps.set(step.id, { step, when, questions, node, rows });
  }

  #addQuestion(question: Question, step: Step, stepNode: Node, at: string): ServiceQuestion {
    const repeat = step.repeat ? step.id : undefined;
    const node = this.#node('question', question.id, repeat);
    const problemNode = this.#node('problem', question.id, repeat);
    this.#where.set(node, at);
    addReader(stepNode, { node, everyRow: true });
    addReader(node, { node: problemNode, everyRow: false });
    const consent = question.consent === undefined ? undefined : this.#consents.get(question.consent);
    if (consent) addReader(consent, { node, everyRow: true });

    const added: ServiceQuestion = {
      question,
      step: step.id,
      repeat,
      when: this.#when(question.when, `${at}.when`, repeat, node),
      rules: this.#rules(question, at, repeat, problemNode),
      choiceWhen: this.#choiceWhen(question, at, repeat, problemNode),
      node,
      problemNode,
    };
    this.#questions.set(question.id, added);
    return added;
  }

  #rules(question: Question, at: string, repeat: string | undefined, node: Node): ServiceQuestion['rules'] {
    const type = celTypeOf(question);
    if (!type) {
      if (question.rules.length > 0) this.#problems.push(inDefinition(`${at}.rules`, 'note-has-no-answer'));
      return [];
    }
    if (question.rules.length === 0) return [];
    const vocabulary = this.#vocabularies.checking(repeat, type);
    return question.rules.flatMap(({ id, check }, r) => {
      const expression = this.#compile(vocabulary, check, 'bool', `${at}.rules[${r}].check`, node);
      return expression ? [{ id, check: expression }] : [];
    });
  }

  #choiceWhen(
    question: Question,
    at: string,
    repeat: string | undefined,
    node: Node,
  ): Map<string, Expression> {
    const open = new Map<string, Expression>();
    if (question.type !== 'choice' && question.type !== 'choices') return open;
    for (const [c, { value, when }] of question.choices.entries()) {
      const expression = this.#when(when, `${at}.choices[${c}].when`, repeat, node);
      if (expression) open.set(value, expression);
    }
    return open;
  }

  #addCalculations(): void {
    for (const [c, calculation] of this.#definition.calculations.entries()) {
      const node = this.#node('calculation', calculation.id, calculation.each);
      const at = `calculations[${c}].value`;
      this.#where.set(node, at);
      const vocabulary = this.#vocabularies.within(calculation.each);
      const type = celTypeOfCalculation[calculation.type];
      const value = this.#compile(vocabulary, calculation.value, type, at, node);
      if (value) this.#calculations.set(calculation.id, { calculation, value, node });
    }
  }

  #addEligibility(): void {
    for (const [e, { id, eligible }] of this.#definition.eligibility.entries()) {
      const node = this.#node('eligibility', id);
      const expression = this.#when(eligible, `eligibility[${e}].eligible`, undefined, node);
      if (expression) this.#eligibility.set(id, { id, eligible: expression, lists: [], node });
    }
  }

  #addApplications(): void {
    for (const [a, { id, when }] of this.#definition.applications.entries()) {
      // Asked once, when the answers go upstream, so nothing has to follow its changes.
      const expression = this.#when(when, `applications[${a}].when`, undefined, undefined);
      if (expression) this.#applicationWhen.set(id, expression);
    }
  }

  #when(
    text: string | undefined,
    at: string,
    repeat: string | undefined,
    reader: Node | undefined,
  ): Expression | undefined {
    if (text === undefined) return undefined;
    return this.#compile(this.#vocabularies.within(repeat), text, 'bool', at, reader);
  }

  #compile(
    vocabulary: Vocabulary,
    text: string,
    wanted: string,
    at: string,
    reader: Node | undefined,
  ): Expression | undefined {
    if (this.#readsInAll > mostReads) return undefined;
    const compiled = vocabulary.compile(text, wanted);
    if ('problem' in compiled) {
      const problem = inDefinition(at, compiled.problem.code, compiled.problem.params);
      // Nobody is told more of them, and what would help is looked for in all of the service.
      const isTold = this.#problems.length < mostProblems;
      this.#problems.push(isTold ? (this.#takenWhole(problem, text) ?? this.#nearer(problem)) : problem);
      return undefined;
    }
    this.#readsInAll += compiled.expression.reads.length;
    if (this.#readsInAll > mostReads) {
      this.#problems.push(tooLarge(at));
      return undefined;
    }
    if (reader) this.#reads.push({ node: reader, reads: compiled.expression.reads });
    return compiled.expression;
  }

  /** An unknown name is often a known one in the wrong place, and then that is what helps. */
  #nearer(problem: ServiceProblem): ServiceProblem {
    const name = problem.params['name'];
    if (problem.code !== 'expression-name-unknown' || name === undefined) return problem;
    const step = this.#vocabularies.repeatOf(name);
    if (step !== undefined) return { ...problem, code: 'expression-name-in-rows', params: { name, step } };
    const isNote = this.#definition.steps.some(({ questions }) => {
      return questions.some(({ id, type }) => id === name && type === 'note');
    });
    return isNote ? { ...problem, code: 'expression-name-note', params: { name } } : problem;
  }

  /** Kinds that do not fit, where a date that may be known in part is used as if it were a day, or a voice as a text. */
  #takenWhole(problem: ServiceProblem, text: string): ServiceProblem | undefined {
    if (problem.code !== 'expression-types' && problem.code !== 'expression-result') return undefined;
    for (const question of this.#definition.steps.flatMap(({ questions }) => questions)) {
      const { id: name, type } = question;
      if (!text.includes(name)) continue;
      const usedBut = (field: string) => new RegExp(`\\b${name}\\b(?!\\s*\\.${field})`).test(text);
      if (type === 'date' && question.approximate && usedBut('')) {
        return { ...problem, code: 'expression-approximate', params: { name } };
      }
      if (type === 'text' && question.recording && usedBut('\\s*spoken\\b')) {
        return { ...problem, code: 'expression-recording', params: { name } };
      }
    }
    return undefined;
  }

  #tie(node: Node, reads: readonly Read[]): void {
    for (const read of reads) {
      const source =
        read.kind === 'rows'
          ? this.#steps.get(read.step)?.rows?.node
          : (this.#questions.get(read.name)?.node ?? this.#calculations.get(read.name)?.node);
      if (source) addReader(source, { node, everyRow: read.kind !== 'name' || source.repeat === undefined });
    }
  }

  /** What depends on a list is looked at again when everybody is in, though nothing it reads may have changed then. */
  #tieToLists(eligibility: ServiceEligibility): void {
    const steps = [...this.#steps.values()].filter(
      ({ rows }) => rows && reaches(rows.node, eligibility.node),
    );
    for (const { rows } of steps) if (rows) addReader(rows.node, { node: eligibility.node, everyRow: false });
    this.#eligibility.set(eligibility.id, { ...eligibility, lists: steps.map(({ step }) => step.id) });
  }

  #reportCircle(circle: readonly Node[]): void {
    const path = [...circle, circle[0]].map((node) => node?.id).join(' → ');
    const at = circle.map((node) => this.#where.get(node)).find((place) => place !== undefined) ?? '';
    this.#problems.push(inDefinition(at, 'circle', { path }));
  }

  #node(kind: Node['kind'], id: string, repeat?: string): Node {
    const node = newNode(kind, id, repeat);
    this.#nodes.push(node);
    return node;
  }
}
