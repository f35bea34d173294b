/** As many as the digits of a plugged-in keyboard choose among, and no more: what is searched through is not chosen from. */
const MOST = 10;

/** Where each page of candidates begins, given how wide each would be and how much room a page has. */
export function packPages(widths: readonly number[], room: number, gap: number): number[] {
  const starts = [0];
  let used = 0;
  let count = 0;
  widths.forEach((width, at) => {
    const needed = count === 0 ? width : used + gap + width;
    if (count > 0 && (needed > room || count === MOST)) {
      starts.push(at);
      [used, count] = [width, 1];
    } else [used, count] = [needed, count + 1];
  });
  return starts;
}
