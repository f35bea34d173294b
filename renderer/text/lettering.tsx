import { useEffect, useState } from 'react';
import { canDraw, doubtful } from './can-draw.ts';
import { fetchRareLetters } from './fetch-letters.ts';
import './lettering.css';

/**
 * A text in which a character that no font here can draw stands as a card with its number in Unicode, as the household
 * register prints it. The character itself is still there, for whoever reads the page and for the voice.
 */
export function Lettering({ text }: { text: string }) {
  const rare = doubtful.test(text);
  const [, setLoaded] = useState('');
  useEffect(() => {
    if (!rare) return;
    // A slice of the font that is still on its way may hold it.
    void fetchRareLetters(text).then(() => setLoaded(text));
  }, [rare, text]);
  if (!rare) return text;
  return Array.from(text, (character, at) =>
    doubtful.test(character) && !canDraw(character) ? (
      <span key={at} className="undrawn" data-code={codeOf(character)}>
        <span className="undrawn-character">{character}</span>
      </span>
    ) : (
      character
    ),
  );
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
