/**
 * A sentence cut where a person draws breath: after its punctuation. A Chinese sentence on a screen breaks only there,
 * so each phrase is set in one piece. Joined, the phrases are the sentence again.
 */
export function phrasesOf(text: string): string[] {
  return text.match(/[^，。！？；：、,.!?;:\n]*[，。！？；：、”」』）,.!?;:\n]*\s*/gu)?.filter(Boolean) ?? [];
}
