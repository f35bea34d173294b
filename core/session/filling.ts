import type { Service } from '../service/service.ts';
import type { SessionEvent, Source } from './event.ts';
import type { Path, Place } from './place.ts';
import { type Asking, Scope } from './scope.ts';
import { Sheet } from './sheet.ts';
import { type Trail, wentBack, wentOn } from './trail.ts';
import type { Value } from './value.ts';
import { samePlace, type Stop, wayThrough } from './way.ts';

/** Takes back what an event did. */
type Undo = () => void;

const nothing: Undo = () => undefined;

/** A session as its log has made it: the answers, and where the resident stands. */
export class Filling {
  readonly service: Service;
  readonly sheet: Sheet;
  trail: Trail;
  /** The way was gone to its end: from now on each change leads back to the review. */
  walkedThrough = false;
  #way: readonly Stop[] = [];
  #wayShape = -1;

  constructor(service: Service, today: string) {
    this.service = service;
    this.sheet = new Sheet(service, today);
    const first: Place = service.definition.bring.length > 0 ? { at: 'bring' } : { at: 'notice' };
    this.trail = { present: first, before: [] };
  }

  get place(): Place {
    return this.trail.present;
  }

  /** Found anew only after something changed what is asked. */
  get way(): readonly Stop[] {
    if (this.#wayShape !== this.sheet.shape) {
      this.#way = wayThrough(this.sheet);
      this.#wayShape = this.sheet.shape;
    }
    return this.#way;
  }

  /** The stop at a place, if it is on the way as the answers are now. */
  stopAt(place: Place): Stop | undefined {
    if (place.at !== 'question') return this.way.find((stop) => samePlace(stop.place, place));
    const asking = this.sheet.askingAt(place);
    return asking?.asked ? asking.stop : undefined;
  }

  /** Where one comes out who is led to a place: what needs a consent is not shown before that was decided on. */
  arrivalAt(place: Place): Place {
    const consent = place.at === 'question' && this.stopAt(place)?.asking?.question.question.consent;
    if (!consent || this.sheet.agreedTo(consent) !== undefined) return place;
    return { at: 'consent', consent };
  }

  /** An event that names nothing of this service changes nothing. */
  apply(event: SessionEvent): Undo {
    switch (event.kind) {
      case 'answered':
        return this.#answer(event.path, event.value, { by: event.by, from: event.from });
      case 'cleared':
        return this.#leave(event.path, event.instead ?? 'not-said');
      case 'row-added':
        return this.#addRow(event.step, event.row);
      case 'row-removed':
        return this.#removeRow(event.step, event.row);
      case 'agreed':
        return this.#decideConsent(event.consent, true);
      case 'declined':
        return this.#decideConsent(event.consent, false);
      case 'went':
        return this.#go(this.arrivalAt(event.place), event.back === true);
    }
  }

  /** Looks at the session as it would be after an event, and leaves it as it was. */
  suppose<T>(event: SessionEvent, look: () => T): T {
    const undo = this.apply(event);
    try {
      return look();
    } finally {
      undo();
    }
  }

  /** The same for having gone past a place that needs no answer. */
  supposePassed<T>(place: Place, look: () => T): T {
    const undo = this.#pass(place);
    try {
      return look();
    } finally {
      undo();
    }
  }

  #answer(path: Path, value: Value, source: Source): Undo {
    return this.#set(path, value, source, undefined);
  }

  #leave(path: Path, passed: Asking['passed']): Undo {
    return this.#set(path, undefined, undefined, passed);
  }

  #set(path: Path, value: Value | undefined, source: Source | undefined, passed: Asking['passed']): Undo {
    const asking = this.sheet.askingAt(path);
    if (!asking) return nothing;
    const before = { given: asking.given, source: asking.source, passed: asking.passed };
    asking.passed = passed;
    asking.source = source;
    this.sheet.give(asking, value);
    return () => {
      asking.passed = before.passed;
      asking.source = before.source;
      this.sheet.give(asking, before.given);
    };
  }

  #addRow(id: string, row: string): Undo {
    const step = this.service.steps.get(id);
    if (!step?.rows || this.sheet.rowsOf(id).some((scope) => scope.row === row)) return nothing;
    const scope = new Scope(new step.rows.row(), [step], { step: id, row });
    this.sheet.addRow(step, scope, this.sheet.rowsOf(id).length);
    return () => this.sheet.removeRow(step, scope);
  }

  #removeRow(id: string, row: string): Undo {
    const step = this.service.steps.get(id);
    const at = this.sheet.rowsOf(id).findIndex((scope) => scope.row === row);
    const scope = this.sheet.rowsOf(id)[at];
    if (!step || !scope) return nothing;
    this.sheet.removeRow(step, scope);
    return () => this.sheet.addRow(step, scope, at);
  }

  #decideConsent(consent: string, agreed: boolean): Undo {
    const before = this.sheet.agreedTo(consent);
    this.sheet.decideConsent(consent, agreed);
    return () => this.sheet.decideConsent(consent, before);
  }

  #go(place: Place, back: boolean): Undo {
    const { trail, walkedThrough } = this;
    const atTheEnd = place.at === 'review' || this.way.at(-2) === this.stopAt(this.place);
    const unpass = back ? nothing : this.#pass(this.place);
    this.trail = back ? wentBack(trail, place) : wentOn(trail, place);
    this.walkedThrough ||= atTheEnd && !back;
    return () => {
      this.trail = trail;
      this.walkedThrough = walkedThrough;
      unpass();
    };
  }

  /** A note was told, and whoever goes on from the rows has said that everybody is in. */
  #pass(place: Place): Undo {
    const stop = this.stopAt(place);
    if (place.at === 'rows' && stop?.rows && !this.sheet.hasPassedRows(place.step)) {
      const step = stop.rows;
      this.sheet.passRows(step, true);
      return () => this.sheet.passRows(step, false);
    }
    const asking = place.at === 'question' ? stop?.asking : undefined;
    if (asking?.question.question.type === 'note' && asking.passed === undefined) {
      asking.passed = 'told';
      return () => {
        asking.passed = undefined;
      };
    }
    return nothing;
  }
}
