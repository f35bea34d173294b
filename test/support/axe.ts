import { AxeBuilder } from '@axe-core/playwright';
import type { NodeResult } from 'axe-core';
import type { Page } from 'playwright';

/** What axe looks at besides its defaults: its strictest rules are off until they are asked for. */
const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'],
  rules: {
    'target-size': { enabled: true },
    'color-contrast-enhanced': { enabled: true },
    'identical-links-same-purpose': { enabled: true },
    'meta-refresh-no-exceptions': { enabled: true },
    'label-content-name-mismatch': { enabled: true },
  },
};

/** What axe is sure of on what is shown now, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options(options).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`));
}

/** The same, and every contrast that it cannot judge. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).options(options).analyze();
  const doubtful = incomplete.filter(({ id }) => id.startsWith('color-contrast'));
  return [...violations, ...doubtful].flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isDrawnText(node) && !isOneSign(node))
      .map(({ html }) => `${id} ${html.slice(0, 160)}`),
  );
}

/** Words inside a drawing: axe does not know SVG's colours. Theirs are measured by test/renderer/style/theme.test.ts. */
function isDrawnText({ html }: NodeResult): boolean {
  return html.startsWith('<text');
}

/** A single letter or figure: axe will not say whether it is text. The key that it stands on is measured by its words. */
function isOneSign({ any }: NodeResult): boolean {
  return any.length > 0 && any.every(({ data }) => messageKey(data) === 'shortTextContent');
}

function messageKey(data: unknown): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, 'messageKey') : undefined;
}
