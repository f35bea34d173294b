import type { Page } from 'playwright';
import { allLanguages } from '../../renderer/text/language.ts';
import { type Appearance, appear, appearancesOf } from './appearance.ts';
import { axeFindings } from './axe.ts';
import { changedAlone } from './changed-alone.ts';
import { Hand, MOST_PAGES } from './hand.ts';
import { alternately } from './in-turn.ts';
import { type Box, measure } from './measure.ts';
import { misfitsOf } from './misfits.ts';
import { Words } from './words.ts';

/** How the visitor who walks sees the kiosk: what stands there is looked at in other ways, and then shown so again. */
export const walking: Appearance = { panel: '21', size: 2, theme: 'warm' };
/** The one says goodbye, and goes; the other counts down. */
const goByThemselves: readonly string[] = ['thanks', 'still there'];
/** Pixels, by which nobody sees that a key has moved. */
const HAIR = 2;

export type Shown = (
  screen: { language: string; where: string; page: number } & Appearance,
  amiss: readonly string[],
) => Promise<void>;

/**
 * Somebody who looks at every screen on the way with a tape measure on every glass, with axe on one of them in turn, and
 * then for half a minute whether it keeps still. Screens that every visit goes through are looked at once in each language; from screen to screen
 * and from language to language the themes change over, so that every screen is seen in each of them.
 *
 * The page's clock has to have been installed before the page was opened.
 */
export class Walk {
  readonly findings: string[] = [];
  readonly #page: Page;
  readonly #appearances: (turn: number) => readonly Appearance[];
  readonly #axeAlways: boolean;
  readonly #shown: Shown | undefined;
  readonly #seen = new Set<string>();
  /** Where Help stood first, by language, glass and size. */
  readonly #helpAt = new Map<string, Box>();
  /** Three turns on, each glass has its other size of text. */
  #turn = 3 * alternately(2);

  /**
   * @param appearances those in which the next screen is looked at
   * @param axeAlways in each of them, and not in one in turn
   * @param shown called for each of them, and each page, with what is amiss there
   */
  constructor(
    page: Page,
    {
      appearances = appearancesOf,
      axeAlways = false,
      shown,
    }: { appearances?: (turn: number) => readonly Appearance[]; axeAlways?: boolean; shown?: Shown } = {},
  ) {
    this.#page = page;
    this.#appearances = appearances;
    this.#axeAlways = axeAlways;
    this.#shown = shown;
  }

  /** Looks at what stands there. A name that was looked at in this language before is not looked at again. */
  async look(language: string, where: string): Promise<void> {
    const name = `${language} ${where}`;
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    const turn = this.#turn;
    this.#turn += 1;
    const appearances = this.#appearances(turn);
    for (const [at, appearance] of appearances.entries()) {
      await appear(this.#page, appearance);
      const withAxe = this.#axeAlways || at === turn % appearances.length;
      await this.#lookThrough(language, where, appearance, withAxe);
    }
    await appear(this.#page, walking);
    if (goByThemselves.includes(where)) return;
    // What is before a camera moves, and is taken once it lies well.
    if ((await this.#page.locator('.document-view').count()) > 0) return;
    const alone = await changedAlone(this.#page);
    this.findings.push(...alone.map((finding) => `${name}: ${finding}`));
  }

  async #lookThrough(
    language: string,
    where: string,
    appearance: Appearance,
    withAxe: boolean,
  ): Promise<void> {
    const { panel, size, theme } = appearance;
    const hand = new Hand(this.#page);
    const further = new Words(language, 'elder-allowance').of('part', 'pages.next');
    const turned = new Set<string>();
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      // Not the head, where Listen changes its word; the sleeping kiosk has neither.
      const sheet = this.#page.locator('.frame-sheet, .asleep-key').filter({ visible: true });
      const shown = await sheet.last().innerText();
      // Past the last page comes the first; unless the printer has had news since, and then the second.
      if (turned.has(shown)) return;
      turned.add(shown);
      const measured = await this.#page.evaluate(measure);
      const amiss = misfitsOf(measured, panel);
      if (measured.wordless && allLanguages.some(({ tag }) => tag === language))
        amiss.push('keys have no room for their words');
      if (measured.help) amiss.push(...this.#moved(`${language} ${panel} ${size}`, measured.help));
      if (withAxe) amiss.push(...(await axeFindings(this.#page)));
      await this.#shown?.({ language, where, page, ...appearance }, amiss);
      const name = `${language} ${where}, ${panel} ${size} ${theme}${page > 1 ? ` page ${page}` : ''}`;
      this.findings.push(...amiss.map((finding) => `${name}: ${finding}`));
      if ((await hand.key(further).count()) === 0) return;
      await hand.press(further);
    }
    this.findings.push(`${language} ${where}, ${panel} ${size} ${theme}: its pages have no end`);
  }

  /** Whoever has found Help once finds it there again, be it without its words. */
  #moved(as: string, help: Box): string[] {
    const first = this.#helpAt.get(as) ?? help;
    this.#helpAt.set(as, first);
    const by = (edge: keyof Box) => Math.abs(help[edge] - first[edge]);
    const moved = Math.max(by('top'), by('bottom'), Math.min(by('left'), by('right')));
    return moved > HAIR ? [`Help has moved by ${moved} px`] : [];
  }
}
