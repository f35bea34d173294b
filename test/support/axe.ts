import axe, { type AxeResults, type NodeResult, type RunOptions } from 'axe-core';
import type { Page } from 'playwright';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe looks at besides its defaults: its strictest rules are off until they are asked for. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'],
  rules: {
    'target-size': { enabled: true },
    'color-contrast-enhanced': { enabled: true },
    'identical-links-same-purpose': { enabled: true },
    'meta-refresh-no-exceptions': { enabled: true },
    'label-content-name-mismatch': { enabled: true },
  },
  // Every rule is run; only the long lists of what passed are not put together.
  resultTypes: ['violations', 'incomplete'],
};

/** What axe is sure of on what is shown now, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await axeRun(page);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`));
}

/** The same, and every contrast that it cannot judge. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations, incomplete } = await axeRun(page);
  const doubtful = incomplete.filter(({ id }) => id.startsWith('color-contrast'));
  return [...violations, ...doubtful].flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isDrawnText(node) && !isOneSign(node) && !isInItsOwnKey(node))
      .map(({ html }) => `${id} ${html.slice(0, 160)}`),
  );
}

/**
 * Axe stays in the page that it was brought to. Its Playwright package brings it anew for each look, and once more to an
 * empty page of its own that sums up several frames: six times as long for screens that have one.
 */
async function axeRun(page: Page): Promise<AxeResults> {
  if (page.frames().length > 1) throw new Error('Axe would not look into the frames of this page');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const results = await window.axe.run(document, asked);
    // It runs inside the page, and so brings along what it needs.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const at = (target: unknown) => document.querySelector(String(target));
    for (const node of results.incomplete.flatMap(({ nodes }) => nodes)) {
      const element = at(node.target[0]);
      for (const check of node.any) {
        if (check.data?.messageKey !== 'elmPartiallyObscured') continue;
        const isAround = check.relatedNodes?.every(({ target }) => at(target[0])?.contains(element));
        if (isAround) check.data.messageKey = 'ownSurroundings';
      }
    }
    return results;
  }, options);
}

/** Words inside a drawing: axe does not know SVG's colours. Theirs are measured by test/renderer/style/theme.test.ts. */
function isDrawnText({ html }: NodeResult): boolean {
  return html.startsWith('<text');
}

/** A single letter or figure: axe will not say whether it is text. The key that it stands on is measured by its words. */
function isOneSign({ any }: NodeResult): boolean {
  return any.length > 0 && any.every(({ data }) => messageKey(data) === 'shortTextContent');
}

/**
 * A line whose empty upper or lower edge sticks out of the key or paper that it stands on: axe takes that for a cover and
 * will not judge. Whether its letters do is measured by `measure`, and their contrast wherever lines are lower.
 */
function isInItsOwnKey({ any }: NodeResult): boolean {
  return any.length > 0 && any.every(({ data }) => messageKey(data) === 'ownSurroundings');
}

function messageKey(data: unknown): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, 'messageKey') : undefined;
}
