import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuestionView } from '../../../core/session/view.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';

// The eight keys on every way to answer: once round the screen, and nothing that is shown was left out.

let pages: InputPage;
beforeAll(async () => {
  pages = await openInputPage();
});
afterAll(() => pages.close());

const choices = ['alone', 'spouse', 'family', 'care_home'].map((value) => ({ value }));
const questions: readonly (Partial<QuestionView> & Pick<QuestionView, 'type'>)[] = [
  { type: 'yes-no', path: { question: 'local' } },
  { type: 'choice', path: { question: 'living' }, choices },
  { type: 'choices', path: { question: 'living' }, choices },
  { type: 'number' },
  { type: 'money' },
  { type: 'text', path: { question: 'name' } },
  { type: 'text', path: { question: 'name' }, limits: { maxLength: 500, recordingSeconds: 180 } },
  { type: 'name', path: { question: 'name' } },
  { type: 'date', path: { question: 'birthday' } },
  { type: 'phone', path: { question: 'phone' } },
  { type: 'identity-number' },
  { type: 'code', path: { question: 'phone' }, limits: { signs: 'digits', minLength: 10, maxLength: 10 } },
  { type: 'address', path: { question: 'address' } },
  { type: 'photo', path: { question: 'account_photo' } },
  { type: 'photo', path: { question: 'account_photo' }, limits: { max: 3, document: true } },
  { type: 'signature', path: { question: 'account_photo' } },
  { type: 'note' },
];
/** The small panel cuts to a pixel what it has no room for; once is enough to see that it can be stood on all the same. */
const panelsFor = (type: string) => (type === 'phone' ? ['21', '12'] : ['21']);

test.each(questions)('$type: everything is stood on, said, and seen to be stood on', async (question) => {
  for (const panel of panelsFor(question.type)) {
    const page = await pages.open(question, { keys: true, panel });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { hidden, silent } = await onceRound(page);
    expect({ panel, hidden }).toEqual({ panel, hidden: [] });
    expect({ panel, silent }).toEqual({ panel, silent: [] });
    expect({ panel, left: await page.evaluate(notStoodOn) }).toEqual({ panel, left: [] });
    await page.close();
  }
  expect(pages.errors).toEqual([]);
});

/** Goes on with one key until it is said that one has come round. */
async function onceRound(page: Page): Promise<{ hidden: string[]; silent: string[] }> {
  const hidden: string[] = [];
  const silent: string[] = [];
  let round = false;
  for (let steps = 0; !round && steps < 80; steps += 1) {
    await page.evaluate(() => void window.said.splice(0));
    await page.keyboard.press('ArrowRight');
    const { seen, name, said } = await page.evaluate(standing);
    if (!seen) hidden.push(name);
    if (said === '') silent.push(name);
    round = said.includes('转回来');
  }
  return { hidden, silent };
}

/** Marks what is stood on, and looks whether its ring is to be seen: four pixels, and nothing lies over it. */
function standing(): { seen: boolean; name: string; said: string } {
  const stop = document.activeElement;
  if (!(stop instanceof HTMLElement)) return { seen: false, name: 'nothing', said: '' };
  stop.dataset['stoodOn'] = 'yes';
  // What is for ears alone has its ring around what eyes have instead.
  const ring = document.querySelector('[data-ring]') ?? stop;
  const { left, right, top, bottom } = ring.getBoundingClientRect();
  const corners = [
    [left + 3, top + 3],
    [right - 3, top + 3],
    [left + 3, bottom - 3],
    [right - 3, bottom - 3],
  ] as const;
  const isCovered = corners.some(([x, y]) => {
    const over = document.elementFromPoint(x, y);
    return !over || !(ring.contains(over) || over.contains(ring));
  });
  const { outlineWidth, outlineStyle } = getComputedStyle(ring);
  return {
    seen: !isCovered && outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 4,
    name: stop.textContent,
    said: window.said.join(''),
  };
}

/** Texts that are to be seen and were not come to, by themselves or with their key. */
function notStoodOn(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const left: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.nodeValue?.trim();
    if (!parent || !text || !parent.checkVisibility({ visibilityProperty: true })) continue;
    // Pictures, what ears have in another form, and what names a group.
    if (parent.closest('svg, [aria-hidden="true"], legend')) continue;
    if (!parent.closest('[data-stood-on]')) left.push(text);
  }
  return left;
}
