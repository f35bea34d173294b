import { createHash } from 'node:crypto';
import { caseForms, caseList, correctionLinks } from './page-case.ts';
import type { CasePart } from './page-case.ts';
import { escape, time } from './page-text.ts';
import type { PageWords } from './page-words.ts';
import type { Listed } from './store/port.ts';

const style = `
body { font: 18px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1.5rem; color: #22201c; background: #fbf7ef }
h1 { font-size: 1.6rem } table { border-collapse: collapse; width: 100% } a { color: #0b5a5e }
th, td { text-align: left; padding: .6rem .8rem; border-bottom: 1px solid #d8cfbd; vertical-align: top }
input, button { font: inherit; padding: .5rem 1rem; border: 2px solid #0b5a5e; border-radius: .5rem }
button { background: #0b5a5e; color: #fff } img { max-width: 100%; border-radius: .5rem } dd { margin: 0 0 .6rem 1.5rem } dt { color: #5b5446 }
[role=alert] { color: #a3231c } form.case { border-top: 1px solid #d8cfbd; padding-top: .6rem } form.case input { width: min(32rem, 100%) }`;

/** Nothing but this page's own style, pictures and recordings; no script at all. */
export const contentSecurityPolicy = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  `img-src 'self'`,
  `media-src 'self'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ');

export function signInPage(words: PageWords, wrong: boolean): string {
  return page(
    words,
    words.title,
    `<form method="post" action="/sign-in">
      ${wrong ? `<p role="alert">${escape(words.wrong)}</p>` : ''}
      <p><label>${escape(words.token)} <input name="token" type="password" autocomplete="off" autofocus required></label>
      <button>${escape(words.enter)}</button></p>
    </form>`,
  );
}

export interface ListPart {
  readonly count: number;
  /** What was searched for. */
  readonly slip: string;
  /** The submission from which the list goes on in that direction. */
  readonly newer: string | undefined;
  readonly older: string | undefined;
}

export function listPage(
  words: PageWords,
  rows: readonly Listed[],
  { count, slip, newer, older }: ListPart,
): string {
  const stick = `<nav><p><a href="/stick">${escape(words.stick)}</a></p></nav>`;
  if (count === 0) return page(words, words.title, `<p>${escape(words.none)}</p>${stick}`);
  const heads = [words.received, words.service, words.slip, words.number, words.kiosk, words.attachments, ''];
  const table = `<table>
    <thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead>
    <tbody>${rows.map((row) => listRow(words, row)).join('')}</tbody></table>`;
  const ways = [
    newer === undefined ? '' : `<a href="/?after=${newer}">${escape(words.newer)}</a>`,
    older === undefined ? '' : `<a href="/?before=${older}">${escape(words.older)}</a>`,
    slip === '' ? '' : `<a href="/">${escape(words.all)}</a>`,
  ].filter((way) => way !== '');
  return page(
    words,
    words.title,
    `<form action="/"><p><label>${escape(words.slip)}
      <input name="slip" inputmode="numeric" autocomplete="off" maxlength="40" value="${escape(slip)}"></label>
      <button>${escape(words.find)}</button></p></form>${stick}
    <p>${escape(words.total)}: ${count}</p>
    ${rows.length === 0 ? `<p role="status">${escape(words.notFound)}</p>` : table}
    ${ways.length === 0 ? '' : `<nav><p>${ways.join(' · ')}</p></nav>`}`,
  );
}

/** @param hasChanged what was to be decided was not, because somebody else has decided meanwhile */
export function openedPage(
  words: PageWords,
  row: Listed,
  content: { outcome: unknown } | 'sealed' | 'broken',
  part: CasePart,
  hasChanged = false,
): string {
  const body =
    typeof content === 'string'
      ? `<p role="alert">${escape(words[content])}</p>`
      : tree(content.outcome, words) + attachmentsOf(row, recordingsIn(content.outcome), words);
  return page(
    words,
    `${row.service.id} · ${row.slip}`,
    `<p><a href="/">${escape(words.back)}</a></p>
     <p>${escape(words.received)}: ${time(row.receivedAt)} · ${escape(words.number)}: ${escape(row.number)}</p>
     ${hasChanged ? `<p role="alert">${escape(words.caseChanged)}</p>` : ''}
     ${correctionLinks(words, part)}${caseList(words, part)}${body}${caseForms(words, row, part, typeof content !== 'string')}`,
  );
}

function listRow(words: PageWords, row: Listed): string {
  const cells = [
    time(row.receivedAt),
    escape(`${row.service.id} ${row.service.version}`),
    escape(row.slip),
    escape(row.number),
    escape(row.kioskName),
    String(row.attachments.length),
    `<a href="/submissions/${row.submission}" aria-label="${escape(`${words.look} ${row.slip}`)}">${escape(words.look)}</a>`,
  ];
  return `<tr data-submission="${row.submission}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** Pictures to be seen, recordings to be heard, each under its own number. */
function attachmentsOf(row: Listed, recordings: ReadonlySet<string>, words: PageWords): string {
  return row.attachments
    .map(({ attachment }, index) => {
      const name = `${escape(words.attachments)} ${index + 1}`;
      const src = `/submissions/${row.submission}/attachments/${attachment}`;
      return recordings.has(attachment)
        ? `<p>${name} <audio controls preload="none" aria-label="${name}" src="${src}"></audio></p>`
        : `<p><img alt="${name}" src="${src}"></p>`;
    })
    .join('');
}

/** The attachments that are somebody's voice, wherever an answer names them. */
function recordingsIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  if ('recording' in value && 'seconds' in value) {
    const { recording } = value;
    if (typeof recording === 'object' && recording !== null && 'attachment' in recording) {
      return new Set([String(recording.attachment)]);
    }
  }
  return new Set(Object.values(value).flatMap((inner) => [...recordingsIn(inner)]));
}

/** Any JSON as nested lists of names and values. */
function tree(value: unknown, words: PageWords): string {
  if (typeof value === 'boolean') return escape(value ? words.yes : words.no);
  if (Array.isArray(value))
    return `<ol>${value.map((inner) => `<li>${tree(inner, words)}</li>`).join('')}</ol>`;
  if (typeof value !== 'object' || value === null) return escape(String(value));
  const type = 'type' in value ? value.type : undefined;
  const members = Object.entries(value).map(([name, inner]) => {
    const note = noteOn(name, type, inner, words);
    return `<dt>${escape(name)}</dt><dd>${tree(inner, words)}${note === '' ? '' : `（${escape(note)}）`}</dd>`;
  });
  return `<dl>${members.join('')}</dl>`;
}

/** What is no value, or looks like none: in words, for whoever takes it for something that was lost on the way. */
function noteOn(name: string, type: unknown, value: unknown, words: PageWords): string {
  if (name === 'notKnown' && Array.isArray(value) && value.length > 0) return words.notKnown;
  if (name !== 'value') return '';
  if (type === 'choices' && Array.isArray(value) && value.length === 0) return words.noneOfThem;
  return type === 'date' && /^\d{4}(-\d{2})?$/.test(String(value)) ? words.dayUnknown : '';
}

/** A page of the intake. `title` is text, `body` HTML. */
export function page(words: PageWords, title: string, body: string): string {
  return `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;
}
