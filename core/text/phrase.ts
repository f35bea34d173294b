/** What ends a phrase; a full stop or comma inside a number does not. */
const phrase =
  /(?:[^，。！？；：、,.!?;:\n]|[,.:](?=[0-9]))*(?:[，。！？；：、”」』）!?;\n]|[,.:](?![0-9]))*\s*/gu;

/**
 * A sentence cut where a person draws breath: after its punctuation. A Chinese sentence on a screen breaks only there,
 * so each phrase is set in one piece; one of a character or two would stand alone on its line and stays with the one
 * before. Joined, the phrases are the sentence again.
 */
export function phrasesOf(text: string): string[] {
  const phrases: string[] = [];
  for (const [found] of text.matchAll(phrase)) {
    if (found === '') continue;
    const letters = found.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters <= 2 && phrases.length > 0) phrases.push(`${phrases.pop() ?? ''}${found}`);
    else phrases.push(found);
  }
  return phrases;
}
