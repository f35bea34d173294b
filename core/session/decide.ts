import { checkAnswer } from './check-answer.ts';
import type { Actor, Origin, SessionEvent } from './event.ts';
import type { Filling } from './filling.ts';
import type { Decision, Intent } from './intent.ts';
import { nextPlace } from './next-place.ts';
import type { Path, Place } from './place.ts';
import type { Asking } from './scope.ts';
import { placeBefore } from './trail.ts';
import { isRequired, isSettled, samePlace } from './way.ts';

/** Who wants it, from what it came, and a fresh id in case a row is added. */
export interface Who {
  by: Actor;
  from: Origin;
  newRow: string;
}

/** A second tap on what has been left already: nothing is to be done. */
const nothing: Decision = { events: [] };

/**
 * What comes of an intent. Changes nothing: the events are kept on the disk first and applied afterwards.
 *
 * @param clockTrusted while false, nobody is refused for not being eligible
 */
export function decide(filling: Filling, clockTrusted: boolean, intent: Intent, who: Who): Decision {
  return new Deciding(filling, clockTrusted, who).decide(intent);
}

class Deciding {
  readonly #filling: Filling;
  readonly #clockTrusted: boolean;
  readonly #newRow: string;
  readonly #sign: { by: Actor; from: Origin };

  constructor(filling: Filling, clockTrusted: boolean, { by, from, newRow }: Who) {
    this.#filling = filling;
    this.#clockTrusted = clockTrusted;
    this.#newRow = newRow;
    this.#sign = { by, from };
  }

  decide(intent: Intent): Decision {
    switch (intent.do) {
      case 'answer':
        return this.#answer(intent);
      case 'skip':
        return this.#skip(intent);
      case 'next':
        return this.#isHere(intent.from) ? this.#next(intent.from) : nothing;
      case 'back':
        return this.#isHere(intent.from) ? this.#back() : nothing;
      case 'goTo':
        return this.#goTo(intent.place);
      case 'addRow':
        return this.#isHere({ at: 'rows', step: intent.step }) ? this.#addRow(intent.step) : nothing;
      case 'removeRow':
        return this.#removeRow(intent);
      case 'consent':
        return this.#consent(intent);
    }
  }

  #answer({ path, value }: Extract<Intent, { do: 'answer' }>): Decision {
    const asking = this.#askingHere(path);
    if (!asking) return nothing;
    const { sheet } = this.#filling;
    const checked = checkAnswer(asking.question.question, value, sheet.today, (choice) => {
      return sheet.isOpen(asking, choice);
    });
    if ('code' in checked) {
      return {
        refusal: {
          code: 'answer-refused',
          problem: { code: checked.code, ...path, params: { ...checked.params } },
        },
      };
    }

    const answered: SessionEvent = { kind: 'answered', path, value: checked.value, ...this.#sign };
    return this.#filling.suppose(answered, () => {
      const { problem } = asking;
      if (problem) return { refusal: { code: 'answer-refused', problem } };
      return { events: [answered, ...this.#onward()] };
    });
  }

  #skip({ path, instead }: Extract<Intent, { do: 'skip' }>): Decision {
    const asking = this.#askingHere(path);
    if (!asking) return nothing;
    const { question } = asking.question;
    const allowed = instead === undefined ? question.optional : question.instead.includes(instead);
    if (!allowed) return { refusal: { code: 'answer-missing' } };
    const cleared: SessionEvent = { kind: 'cleared', path, ...(instead && { instead }), ...this.#sign };
    return this.#filling.suppose(cleared, () => ({ events: [cleared, ...this.#onward()] }));
  }

  #next(from: Place): Decision {
    switch (from.at) {
      case 'declaration':
        return nothing;
      case 'declined':
      case 'not-eligible':
        return { refusal: { code: 'not-complete', place: from } };
      case 'review':
        return this.#toDeclaration();
      default: {
        const stop = this.#filling.stopAt(from);
        const events = this.#filling.supposePassed(from, () => {
          return stop && !isSettled(stop, this.#filling.sheet) ? null : this.#onward();
        });
        return events ? { events } : { refusal: { code: 'not-complete', place: from } };
      }
    }
  }

  #toDeclaration(): Decision {
    const { way, sheet } = this.#filling;
    const [reason] = this.#clockTrusted ? sheet.ineligible() : [];
    if (reason !== undefined) return { events: [this.#went({ at: 'not-eligible', reason })] };
    const open = way.find((stop) => !isSettled(stop, sheet));
    if (open) return { refusal: { code: 'not-complete', place: open.place } };
    return { events: [this.#went({ at: 'declaration' })] };
  }

  #back(): Decision {
    const place = placeBefore(this.#filling.trail, (been) => this.#filling.stopAt(been) !== undefined);
    return place ? { events: [{ kind: 'went', place, back: true, ...this.#sign }] } : nothing;
  }

  #goTo(place: Place): Decision {
    const reachable = place.at !== 'review' || this.#filling.walkedThrough;
    if (!reachable || !this.#filling.stopAt(place)) return { refusal: { code: 'place-unknown' } };
    return { events: this.#arrive(place) };
  }

  #addRow(step: string): Decision {
    const most = this.#filling.service.steps.get(step)?.step.repeat?.max ?? 0;
    if (this.#filling.sheet.rowsOf(step).length >= most) return { refusal: { code: 'rows-full' } };
    return { events: this.#intoNewRow(step) };
  }

  #removeRow({ step, row }: Extract<Intent, { do: 'removeRow' }>): Decision {
    if (!this.#filling.sheet.rowsOf(step).some((scope) => scope.row === row)) return nothing;
    const { place } = this.#filling;
    const rows: Place = { at: 'rows', step };
    const inThatRow = place.at === 'question' && place.row === row;
    if (!inThatRow && !samePlace(place, rows)) return nothing;
    const removed: SessionEvent = { kind: 'row-removed', step, row, ...this.#sign };
    return this.#filling.suppose(removed, () => {
      if (this.#needsFirstRow(step)) return { events: [removed, ...this.#intoNewRow(step)] };
      return { events: inThatRow ? [removed, this.#went(rows)] : [removed] };
    });
  }

  #consent({ consent, agreed }: Extract<Intent, { do: 'consent' }>): Decision {
    const here = this.#isHere({ at: 'consent', consent }) || this.#isHere({ at: 'declined', consent });
    if (!here) return nothing;
    const decided: SessionEvent = { kind: agreed ? 'agreed' : 'declined', consent, ...this.#sign };
    if (!agreed && isRequired(consent, this.#filling.sheet)) {
      return { events: [decided, this.#went({ at: 'declined', consent })] };
    }
    return this.#filling.suppose(decided, () => ({
      events: [decided, ...this.#onward({ at: 'consent', consent })],
    }));
  }

  #onward(from: Place = this.#filling.place): SessionEvent[] {
    return this.#arrive(nextPlace(this.#filling, this.#clockTrusted, from));
  }

  #arrive(at: Place): SessionEvent[] {
    const place = this.#filling.arrivalAt(at);
    if (this.#isHere(place)) return [];
    if (place.at === 'rows' && this.#needsFirstRow(place.step)) return this.#intoNewRow(place.step);
    return [this.#went(place)];
  }

  /** Where somebody has to be in, the first is begun at once instead of showing an empty list. */
  #needsFirstRow(step: string): boolean {
    const least = this.#filling.service.steps.get(step)?.rows?.min ?? 0;
    return least > 0 && this.#filling.sheet.rowsOf(step).length === 0;
  }

  #intoNewRow(step: string): SessionEvent[] {
    const row = this.#newRow;
    const added: SessionEvent = { kind: 'row-added', step, row, ...this.#sign };
    const first = this.#filling.suppose(added, () => {
      const stop = this.#filling.way.find(({ asking }) => asking?.scope.row === row);
      return stop && this.#filling.arrivalAt(stop.place);
    });
    return [added, this.#went(first ?? { at: 'rows', step })];
  }

  #went(place: Place): SessionEvent {
    return { kind: 'went', place, ...this.#sign };
  }

  #isHere(place: Place): boolean {
    return samePlace(place, this.#filling.place);
  }

  #askingHere(path: Path): Asking | undefined {
    const place: Place = { at: 'question', ...path };
    return this.#isHere(place) ? this.#filling.stopAt(place)?.asking : undefined;
  }
}
