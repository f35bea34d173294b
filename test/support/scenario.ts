import type { Service } from '../../core/service/compile.ts';
import type { Instead } from '../../core/service/definition.ts';
import { eventShape, type SessionEvent } from '../../core/session/event.ts';
import { handedBackShape, logOfHandedBack } from '../../core/session/handed-back.ts';
import type { Place } from '../../core/session/place.ts';
import {
  type Decision,
  type Intent,
  openSession,
  type Outcome,
  type Session,
} from '../../core/session/session.ts';
import type { Kept, Value } from '../../core/session/value.ts';
import { type Problem, type SessionView, sessionViewShape } from '../../core/session/view.ts';

/**
 * A second client of the engine, which fills in services in sentences:
 *
 *     scenario(service).goesOn().says('lives', 'alone').goesBack().isAsked('lives');
 *
 * It keeps the machine's loop (decide, keep, apply, view) and nothing else, so what it finds is what a screen finds.
 */
export function scenario(
  service: Service,
  { today = '2026-11-23', clockTrusted = true }: { today?: string; clockTrusted?: boolean } = {},
): Scenario {
  return new Scenario(service, { session: uuid(0), digest: 'sha256:tiny', today, clockTrusted });
}

type Refusal = Extract<Decision, { refusal: object }>['refusal'];

export class Scenario {
  readonly log: SessionEvent[] = [];
  readonly #service: Service;
  readonly #start: Parameters<typeof openSession>[1];
  #session: Session;
  #rows = 0;

  constructor(service: Service, start: Parameters<typeof openSession>[1], log: readonly SessionEvent[] = []) {
    this.#service = service;
    this.#start = start;
    this.log.push(...log);
    this.#rows = log.filter(({ kind }) => kind === 'row-added').length;
    this.#session = openSession(service, start, log);
  }

  get view(): SessionView {
    const view = this.#session.view();
    // What goes to a screen has to be what the contract says, or the machine would refuse to answer it.
    return sessionViewShape.parse(view);
  }

  get outcome(): Outcome {
    return this.#session.outcome();
  }

  /** `question lives`, `question name of row 1`, `rows members`, `review`. */
  get where(): string {
    return this.#told(this.view.place);
  }

  /** Answers the question that stands on the screen. */
  says(question: string, value: Value): this {
    this.isAsked(question);
    return this.#does({ do: 'answer', path: this.#path(question), value });
  }

  skips(question: string): this {
    this.isAsked(question);
    return this.#does({ do: 'skip', path: this.#path(question) });
  }

  saysInstead(question: string, instead: Instead): this {
    this.isAsked(question);
    return this.#does({ do: 'skip', path: this.#path(question), instead });
  }

  goesOn(): this {
    return this.#does({ do: 'next', from: this.view.place });
  }

  goesBack(): this {
    return this.#does({ do: 'back', from: this.view.place });
  }

  agreesTo(consent: string): this {
    return this.#does({ do: 'consent', consent, agreed: true });
  }

  refuses(consent: string): this {
    return this.#does({ do: 'consent', consent, agreed: false });
  }

  /** From the review, or from the rows. Rows are counted from 1. */
  changes(question: string, row?: number): this {
    const place: Place = { at: 'question', question, ...(row !== undefined && { row: uuid(row) }) };
    return this.#does({ do: 'goTo', place });
  }

  goesTo(place: Place): this {
    return this.#does({ do: 'goTo', place });
  }

  addsTo(step: string): this {
    return this.#does({ do: 'addRow', step });
  }

  takesOut(step: string, row: number): this {
    return this.#does({ do: 'removeRow', step, row: uuid(row) });
  }

  /** The power fails, and the session is opened again from what reached the disk. */
  losesPower(): this {
    const kept = this.log.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
    this.#session = openSession(this.#service, this.#start, kept);
    return this;
  }

  /** It was handed in and comes back: perhaps to another version of the service, and without all that lay beside it. */
  comesBack({
    service = this.#service,
    digest = this.#start.digest,
    kept = (before: Kept): Kept | undefined => before,
  } = {}): Scenario {
    const start = { ...this.#start, digest };
    const outcome = handedBackShape.parse(JSON.parse(JSON.stringify(this.outcome)));
    const log = logOfHandedBack(outcome, { service, digest, today: start.today, kept });
    return new Scenario(
      service,
      start,
      log.map((event) => eventShape.parse(event)),
    );
  }

  /** Fails the test where the resident stands elsewhere. */
  isAt(where: string): this {
    if (this.where !== where) throw new Error(`Expected to be at "${where}", stands at "${this.where}"`);
    return this;
  }

  isAsked(question: string): this {
    const { place } = this.view;
    const asked = place.at === 'question' && place.question === question;
    return asked ? this : this.isAt(`question ${question}`);
  }

  /** What an answer is refused for, or undefined if it would be taken. */
  problemWith(value: Value): Problem | undefined {
    const { place } = this.view;
    if (place.at !== 'question') throw new Error(`No question at ${this.where}`);
    const refusal = this.refusalOf({ do: 'answer', path: this.#path(place.question), value });
    return refusal?.code === 'answer-refused' ? refusal.problem : undefined;
  }

  refusalOf(intent: Intent): Refusal | undefined {
    const decision = this.#decide(intent);
    return 'refusal' in decision ? decision.refusal : undefined;
  }

  does(intent: Intent): this {
    return this.#does(intent);
  }

  #does(intent: Intent): this {
    const decision = this.#decide(intent);
    if ('refusal' in decision) {
      throw new Error(`${JSON.stringify(intent)} is refused: ${JSON.stringify(decision.refusal)}`);
    }
    for (const event of decision.events) {
      this.log.push(event);
      if (event.kind === 'row-added') this.#rows += 1;
      this.#session.apply(event);
    }
    return this;
  }

  #decide(intent: Intent): Decision {
    return this.#session.decide(intent, { by: 'resident', from: 'touch', newRow: uuid(this.#rows + 1) });
  }

  #path(question: string): { question: string; row?: string } {
    const { place } = this.view;
    const row = place.at === 'question' ? place.row : undefined;
    return { question, ...(row !== undefined && { row }) };
  }

  #told(place: Place): string {
    switch (place.at) {
      case 'question':
        return place.row === undefined
          ? `question ${place.question}`
          : `question ${place.question} of row ${Number.parseInt(place.row.slice(-4), 16)}`;
      case 'rows':
        return `rows ${place.step}`;
      case 'consent':
      case 'declined':
        return `${place.at} ${place.consent}`;
      case 'not-eligible':
        return `not eligible: ${place.reason}`;
      default:
        return place.at;
    }
  }
}

/** The same ids in every run: the first row added is row 1. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
