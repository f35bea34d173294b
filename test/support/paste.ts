import type { Page } from 'playwright';

/** What somebody pastes, as the browser tells of it. The clipboard itself belongs to all pages of a test at once. */
export function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
  }, text);
}
