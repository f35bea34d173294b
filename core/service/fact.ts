import type { Question } from './definition.ts';

/**
 * What a question may ask about the resident themself. What was answered to one such question is offered at the next that
 * asks for the same, in the next service of the same visit.
 */
export const facts = ['name', 'sex', 'birth', 'identity-number', 'address', 'phone'] as const;

export type Fact = (typeof facts)[number];

/** Whoever answers one of these otherwise than it is known is another person, of whom nothing is known. */
export const ofOnePerson: readonly Fact[] = ['name', 'sex', 'birth', 'identity-number'];

/**
 * What a card is asked for. Its address is offered too where it was read; but it is where somebody is registered, so that nobody
 * is sent to fetch their card for it.
 */
export const onCard: ReadonlySet<Fact> = new Set<Fact>(ofOnePerson);

/** Whether an answer to this question can be such a fact. A sex is chosen between `male` and `female`. */
export function canBeAbout(question: Question, fact: Fact): boolean {
  switch (fact) {
    case 'name':
    case 'identity-number':
    case 'address':
    case 'phone':
      return question.type === fact;
    case 'birth':
      return question.type === 'date' && question.birthday;
    case 'sex':
      return (
        question.type === 'choice' &&
        ['male', 'female'].every((sex) => question.choices.some(({ value }) => value === sex))
      );
  }
}
