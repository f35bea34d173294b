import { cases } from '../core/submission/news.ts';
import { escape, time } from './page-text.ts';
import type { PageWords } from './page-words.ts';
import type { Decided, Listed } from './store/port.ts';

/** What became of a submission, beside what is in it. */
export interface CasePart {
  /** The oldest first. */
  readonly cases: readonly Decided[];
  /** What this one puts right, and what puts this one right. */
  readonly corrects: Numbered | undefined;
  readonly corrections: readonly Numbered[];
}

type Numbered = Pick<Listed, 'submission' | 'slip'>;

/** From what was handed back to what was put right, and back. */
export function correctionLinks(words: PageWords, { corrects, corrections }: CasePart): string {
  return [
    corrects ? link(words.corrects, corrects) : '',
    ...corrections.map((correction) => link(words.correctedBy, correction)),
  ].join('');
}

function link(said: string, { submission, slip }: Numbered): string {
  return `<p>${escape(said)} <a href="/submissions/${submission}">${escape(slip)}</a></p>`;
}

/** All that was decided, the last of it, which counts, first. */
export function caseList(words: PageWords, part: CasePart): string {
  const rows = part.cases
    .toReversed()
    .map(({ at, case: state, note }) => {
      const said = note === null ? '' : `：${escape(note)}`;
      return `<li>${time(at)} <strong>${escape(words[state])}</strong>${said}</li>`;
    })
    .join('');
  return `<h2>${escape(words.case)}</h2>${rows === '' ? `<p>${escape(words.caseUndecided)}</p>` : `<ul>${rows}</ul>`}`;
}

/** One form for each thing that a clerk may decide, so that no note is sent with the wrong one. */
export function caseForms(
  words: PageWords,
  { submission }: Listed,
  { cases: decided }: CasePart,
  canHandBack: boolean,
): string {
  // Whoever has this page open while somebody else decides shall not take that back without knowing.
  const seen = `<input type="hidden" name="seen" value="${decided.at(-1)?.news ?? 0}">`;
  const forms = cases.map((state) => {
    if (state === 'handed-back' && !canHandBack) return `<p>${escape(words.sealedNoHandBack)}</p>`;
    const note =
      state === 'accepted'
        ? ''
        : `<label>${escape(words[`note-${state}`])}
             <input name="note" required maxlength="200" autocomplete="off"></label>`;
    return `<form class="case" method="post" action="/submissions/${submission}/case">
      <input type="hidden" name="case" value="${state}">${seen}<p>${note}
      <button>${escape(words[`do-${state}`])}</button></p></form>`;
  });
  return `<p>${escape(words.note)}</p>${forms.join('')}`;
}
