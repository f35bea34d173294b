import { celOfAnswer, valueOfCalculation } from '../service/cel-value.ts';
import type { Expression } from '../service/expression.ts';
import type { Node } from '../service/graph.ts';
import type { Service, ServiceCalculation, ServiceEligibility, ServiceStep } from '../service/service.ts';
import { Agenda } from './agenda.ts';
import { checkAnswer } from './check-answer.ts';
import type { Path } from './place.ts';
import { type Asking, Scope } from './scope.ts';
import type { Value } from './value.ts';
import type { Problem } from './view.ts';

/**
 * The answers of a session and everything that follows from them, kept current like the cells of a spreadsheet: after
 * each change only what depends on it is worked out again, in the order that the service was given when it was loaded.
 */
export class Sheet {
  readonly service: Service;
  readonly today: string;
  /** What stands outside of rows. */
  readonly root: Scope;
  /** Counts the times that what is asked, and so the way through it, may have changed. */
  shape = 0;

  readonly #rows = new Map<string, Scope[]>();
  readonly #agreed = new Map<string, boolean>();
  /** Whether a step is gone through; undefined while that is unknown. */
  readonly #shown = new Map<string, boolean | undefined>();
  /** Repeated steps that were gone on from: everybody is in. */
  readonly #passedRows = new Set<string>();
  readonly #ineligible = new Set<string>();

  constructor(service: Service, today: string) {
    this.service = service;
    this.today = today;
    const once = [...service.steps.values()].filter(({ rows }) => !rows);
    this.root = new Scope(namesOver(null), once);
    this.root.values['today'] = today;
    for (const { step, rows } of service.steps.values()) if (rows) this.#rows.set(step.id, []);
    for (const node of service.nodes) if (node.repeat === undefined) this.#refresh(node, this.root);
  }

  isShown(step: string): boolean {
    return this.#shown.get(step) === true;
  }

  rowsOf(step: string): readonly Scope[] {
    return this.#rows.get(step) ?? [];
  }

  /** Where a step's answers stand: its rows, or the one place outside of rows. */
  scopesOf({ step, rows }: ServiceStep): readonly Scope[] {
    return rows ? this.rowsOf(step.id) : [this.root];
  }

  /** Undefined when there is no such question or no such row. */
  askingAt({ question, row }: Path): Asking | undefined {
    const repeat = this.service.questions.get(question)?.repeat;
    if (repeat === undefined) return row === undefined ? this.root.askings.get(question) : undefined;
    return this.rowsOf(repeat)
      .find((scope) => scope.row === row)
      ?.askings.get(question);
  }

  agreedTo(consent: string): boolean | undefined {
    return this.#agreed.get(consent);
  }

  /** Whether a resident has said anything so far. */
  hasAnything(): boolean {
    const isAnswered = [...this.root.askings.values()].some(({ given }) => given !== undefined);
    return isAnswered || this.#agreed.size > 0 || [...this.#rows.values()].some((rows) => rows.length > 0);
  }

  hasPassedRows(step: string): boolean {
    return this.#passedRows.has(step);
  }

  /** Those known not to be met, in the order of the service. */
  ineligible(): string[] {
    return [...this.service.eligibility.keys()].filter((id) => this.#ineligible.has(id));
  }

  isOpen({ question: { question, choiceWhen }, scope }: Asking, choice: string): boolean {
    if (question.type !== 'choice' && question.type !== 'choices') return false;
    if (!question.choices.some(({ value }) => value === choice)) return false;
    return this.#holds(choiceWhen.get(choice), this.namesIn(scope)) === true;
  }

  give(asking: Asking, value: Value | undefined): void {
    asking.given = value;
    this.#follow([[asking.question.node, asking.scope]]);
  }

  decideConsent(consent: string, agreed: boolean | undefined): void {
    if (agreed === undefined) this.#agreed.delete(consent);
    else this.#agreed.set(consent, agreed);
    this.shape += 1;
    const node = this.service.consents.get(consent);
    if (node) this.#follow([[node, this.root]]);
  }

  addRow(step: ServiceStep, row: Scope, at: number): void {
    if (!step.rows) return;
    this.#rows.get(step.step.id)?.splice(at, 0, row);
    const own = this.service.nodes.filter(({ repeat }) => repeat === step.step.id);
    this.#follow([[step.rows.node, this.root], ...own.map((node): [Node, Scope] => [node, row])]);
  }

  removeRow(step: ServiceStep, row: Scope): void {
    if (!step.rows) return;
    const rows = this.#rows.get(step.step.id);
    rows?.splice(rows.indexOf(row), 1);
    this.#follow([[step.rows.node, this.root]]);
  }

  passRows(step: ServiceStep, passed: boolean): void {
    if (!step.rows) return;
    if (passed) this.#passedRows.add(step.step.id);
    else this.#passedRows.delete(step.step.id);
    this.#follow([[step.rows.node, this.root]]);
  }

  /** What an expression of this scope sees: outside of rows everything there, in a row its own names as well. */
  namesIn(scope: Scope): object {
    if (scope === this.root) return scope.values;
    return Object.assign(namesOver(this.root.values), scope.values);
  }

  #follow(changed: Iterable<readonly [Node, Scope]>): void {
    const agenda = new Agenda();
    for (const [node, scope] of changed) agenda.add(node, scope);
    for (let next = agenda.next(); next; next = agenda.next()) {
      for (const scope of next.scopes) {
        if (!this.#refresh(next.node, scope)) continue;
        for (const { node, everyRow } of next.node.readers) {
          if (node.repeat === undefined) agenda.add(node, this.root);
          else if (everyRow) for (const row of this.rowsOf(node.repeat)) agenda.add(node, row);
          else agenda.add(node, scope);
        }
      }
    }
  }

  /** Works one thing out again; true when it may have come out different. */
  #refresh(node: Node, scope: Scope): boolean {
    const { steps, calculations, eligibility } = this.service;
    switch (node.kind) {
      case 'consent':
        return true;
      case 'step':
        return this.#refreshStep(known(steps, node.id));
      case 'rows':
        return this.#refreshRows(known(steps, node.id));
      case 'question':
        return this.#refreshQuestion(known(scope.askings, node.id));
      case 'problem':
        return this.#refreshProblem(known(scope.askings, node.id));
      case 'calculation':
        return this.#refreshCalculation(known(calculations, node.id), scope);
      case 'eligibility':
        return this.#refreshEligibility(known(eligibility, node.id));
    }
  }

  #refreshStep({ step, when }: ServiceStep): boolean {
    const shown = this.#holds(when, this.root.values);
    if (this.#shown.has(step.id) && this.#shown.get(step.id) === shown) return false;
    this.#shown.set(step.id, shown);
    this.shape += 1;
    return true;
  }

  /**
   * The list that expressions see. While it is not known who belongs in it, it is unknown: "nobody" is an answer too,
   * and `size(children) == 0` must not hold before anybody was asked.
   */
  #refreshRows({ step, rows }: ServiceStep): boolean {
    const shown = this.#shown.get(step.id);
    const scopes = this.rowsOf(step.id);
    const enough = scopes.length >= Math.max(rows?.min ?? 0, this.#passedRows.has(step.id) ? 0 : 1);
    if (shown === false) this.root.values[step.id] = [];
    else if (shown && enough) this.root.values[step.id] = scopes.map(({ values }) => values);
    else this.root.values[step.id] = undefined;
    this.shape += 1;
    return true;
  }

  #refreshQuestion(asking: Asking): boolean {
    const { scope } = asking;
    const { question, step, when } = asking.question;
    const wanted = this.isShown(step) && this.#holds(when, this.namesIn(scope)) === true;
    const refused = question.consent !== undefined && this.#agreed.get(question.consent) === false;
    const asked = wanted && !refused;
    if (asking.wanted !== wanted || asking.asked !== asked) this.shape += 1;
    asking.wanted = wanted;
    asking.asked = asked;

    const before = scope.values[question.id];
    const after = asking.answer === undefined ? undefined : celOfAnswer(asking.answer, question);
    scope.values[question.id] = after;
    return before !== after;
  }

  #refreshProblem(asking: Asking): boolean {
    asking.problem = asking.answer === undefined ? undefined : this.#problemWith(asking, asking.answer);
    return true;
  }

  /** What is wrong with an answer: first that it is none of its kind, then the first rule of the service it breaks. */
  #problemWith(asking: Asking, answer: Value): Problem | undefined {
    const { question, rules } = asking.question;
    const { question: id, row } = asking.place;
    const place = { question: id, ...(row !== undefined && { row }) };
    const checked = checkAnswer(question, answer, this.today, (choice) => this.isOpen(asking, choice));
    if ('code' in checked) return { code: checked.code, ...place, params: checked.params };
    if (rules.length === 0) return undefined;

    const names = namesOver(this.namesIn(asking.scope));
    names['value'] = celOfAnswer(checked.value, question);
    // A rule that cannot be judged yet is not broken.
    const broken = rules.find(({ check }) => this.#holds(check, names) === false);
    return broken && { code: 'rule', ...place, rule: broken.id, params: {} };
  }

  #refreshCalculation({ calculation, value }: ServiceCalculation, scope: Scope): boolean {
    const { id, type } = calculation;
    const result = valueOfCalculation(type, value.evaluate(this.namesIn(scope)));
    if (result === scope.calculated.get(id)) return false;
    if (result === undefined) scope.calculated.delete(id);
    else scope.calculated.set(id, result);
    scope.values[id] = typeof result === 'number' ? BigInt(result) : result;
    return true;
  }

  /** A list that is still being filled in says nothing yet: "two members at least" is not broken by the first. */
  #refreshEligibility({ id, eligible, lists }: ServiceEligibility): boolean {
    const open = lists.some((step) => this.#shown.get(step) !== false && !this.#passedRows.has(step));
    return keep(this.#ineligible, id, !open && this.#holds(eligible, this.root.values) === false);
  }

  /** True without a condition; undefined for unknown. */
  #holds(condition: Expression | undefined, names: object): boolean | undefined {
    if (!condition) return true;
    const result = condition.evaluate(names);
    return typeof result === 'boolean' ? result : undefined;
  }
}

/** Puts an id into a set or takes it out; true when that changed something. */
function keep(set: Set<string>, id: string, belongs: boolean): boolean {
  if (set.has(id) === belongs) return false;
  if (belongs) set.add(id);
  else set.delete(id);
  return true;
}

/** Names that are looked up here first and then there. */
function namesOver(others: object | null): Record<string, unknown> {
  return Object.create(others);
}

function known<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (found === undefined) throw new Error(`The service has no ${id}`);
  return found;
}
