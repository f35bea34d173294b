import type { Locator, Page } from 'playwright';
import { plainText } from './plain-text.ts';
import { hearWhatIsTyped, typed } from './typed-here.ts';

/** How long a person looks for a key before giving up. */
const patienceMs = 30_000;
/** A second touch on the same place within half a second is a tremble and does not count. */
const restMs = 520;
/** No list that ships is longer, and past the last page comes the first. */
export const MOST_PAGES = 20;
/** The same for a key that is pressed several times over, as for 00. */
const leaveMs = 200;

/**
 * A resident's hand on the glass. It finds things as people do, by what they are and what they are called, and never
 * by how the page is built.
 */
export class Hand {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(patienceMs);
    hearWhatIsTyped(page);
  }

  key(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** How this hand touches what it has found. */
  protected async touch(key: Locator): Promise<void> {
    await key.click();
  }

  async press(name: string): Promise<void> {
    await this.touch(this.key(name).first());
    await this.page.waitForTimeout(restMs);
  }

  /** What has no room on one sheet goes on further ones, and Next turns to them first. */
  async pressAtEnd(further: string, next: string): Promise<void> {
    await this.key(next).or(this.key(further)).first().waitFor();
    while ((await this.key(next).count()) === 0 && (await this.key(further).count()) > 0)
      await this.press(further);
    await this.press(next);
  }

  /** Where a screen has several pages, what is wanted may stand on a later one. */
  async turnTo(further: string, wanted: Locator): Promise<void> {
    for (let turned = 0; (await wanted.count()) === 0 && (await this.key(further).count()) > 0; turned += 1) {
      if (turned > MOST_PAGES) throw new Error('It stands on none of the pages');
      await this.press(further);
    }
  }

  /** An answer to choose, if it is to be seen. */
  choice(name: string): Locator {
    const { page } = this;
    return page
      .getByRole('radio', { name })
      .or(page.getByRole('checkbox', { name }))
      .or(page.getByRole('button', { name }));
  }

  /** Chooses an answer: what follows the words of a card says that it is chosen. */
  async choose(name: string): Promise<void> {
    await this.touch(this.choice(name).first());
    await this.page.waitForTimeout(restMs);
  }

  /** One key after the other; the same key twice only after the finger has left it. */
  async pressEach(names: Iterable<string>): Promise<void> {
    let last: string | undefined;
    const keys = [...names];
    // A key by its sign; one by its word, as that which erases, adds nothing.
    if (keys.every((name) => name.length === 1)) typed(keys.join(''));
    for (const name of keys) {
      if (name === last) await this.page.waitForTimeout(leaveMs);
      await this.touch(this.key(name).first());
      last = name;
    }
    await this.page.waitForTimeout(leaveMs);
  }

  /** Letters on the keyboard of the screen, which stands behind the field to write on where that comes first. */
  async spell(letters: string): Promise<void> {
    const pad = this.page.locator('.ink-pad');
    const keyboard = this.page.locator('.key-rows');
    await pad.or(keyboard).first().waitFor();
    if (await pad.isVisible()) await this.touch(this.page.locator('.writing-more > .key').last());
    await this.pressEach(letters);
  }

  /** What the screen asks. */
  async heading(): Promise<string> {
    return (await plainText(this.page.getByRole('heading', { level: 1 }).first())).trim();
  }

  /** Waits until this is asked no more. On a busy computer a screen stays after it was answered, and would be answered again. */
  async leaves(heading: string): Promise<void> {
    const until = Date.now() + patienceMs;
    while ((await this.heading()) === heading) {
      if (Date.now() > until) throw new Error(`"${heading}" stays where it is`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until a screen with this heading has arrived. */
  async reads(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  }
}
