import { page } from '../page-html.ts';
import { escape } from '../page-text.ts';
import type { PageWords } from '../page-words.ts';
import type { Imported } from './import-parcels.ts';

/** @param wrong why the folder that was chosen came to nothing */
export function chooseFolderPage(words: PageWords, wrong?: 'stickNothing' | 'stickTooMuch'): string {
  return page(
    words,
    words.stick,
    `<p><a href="/">${escape(words.back)}</a></p>
    ${wrong ? `<p role="alert">${escape(words[wrong])}</p>` : ''}
    <p>${escape(words.stickHow)}</p>
    <form method="post" action="/stick" enctype="multipart/form-data">
      <p><label>${escape(words.stickFolder)} <input type="file" name="files" webkitdirectory multiple required></label>
      <button>${escape(words.stickTake)}</button></p>
    </form>`,
  );
}

/**
 * What became of each, and the receipts as a file. It stands in the link itself, so that the intake has to remember
 * nothing, whichever of several a browser comes to next.
 */
export function importedPage(
  words: PageWords,
  imported: readonly Imported[],
  receipts: { readonly name: string; readonly content: string | undefined },
): string {
  const received = imported.filter((one) => one.outcome === 'received');
  const before = received.filter(({ isNew }) => !isNew).length;
  const refused = imported.flatMap((one) => (one.outcome === 'refused' ? [named(one, one.code)] : []));
  const left = imported.flatMap((one) =>
    one.outcome === 'left' ? [named(one, whyLeft(words, one.why))] : [],
  );
  const { name, content } = receipts;
  const href = `data:application/json;base64,${Buffer.from(content ?? '').toString('base64')}`;
  return page(
    words,
    words.stick,
    `<p role="status">${escape(words.stickReceived)}: ${received.length}${before === 0 ? '' : ` · ${escape(words.stickBefore)}: ${before}`}</p>
    ${listed(words.stickRefused, refused)}
    ${listed(words.stickLeft, left)}
    ${content === undefined ? '' : `<p><a download="${name}" href="${href}">${escape(words.stickReceipts)}</a></p><p>${escape(words.stickThen)}</p>`}
    <p><a href="/stick">${escape(words.stickAnother)}</a> · <a href="/">${escape(words.back)}</a></p>`,
  );
}

function listed(heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<p role="alert">${escape(heading)}: ${items.length}</p><ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
}

function named({ kiosk, submission }: Imported, why: string): string {
  return `${kiosk}/${submission}: ${why}`;
}

function whyLeft(words: PageWords, why: string): string {
  switch (why) {
    case 'unfinished':
      return words.stickUnfinished;
    case 'damaged':
      return words.stickDamaged;
    case 'kiosk-unknown':
      return words.stickUnknown;
    default:
      return `${words.stickTrouble} (${why})`;
  }
}
