import { useRef } from 'react';
import type { Candidate } from '../../pinyin/candidates.ts';
import { learn } from '../../pinyin/learned.ts';
import { learnedWords } from './learned-words.ts';

/**
 * Remembers for this visit what letters were chosen for: a name or a word that was put together from several candidates
 * is learned as one, once all of its letters are used up.
 */
export function useLearning(): (letters: string, chosen: Candidate) => void {
  const run = useRef({ rest: '', letters: '', text: '' });
  return (letters, chosen) => {
    // Letters that were changed in between begin another word.
    const goesOn = run.current.rest !== '' && letters === run.current.rest;
    const before = goesOn ? run.current : { letters: '', text: '' };
    run.current = {
      letters: before.letters + letters.slice(0, chosen.letters),
      text: before.text + chosen.text,
      rest: letters.slice(chosen.letters).replace(/^'/, ''),
    };
    if (run.current.rest !== '') return;
    learnedWords.set(learn(learnedWords.get(), run.current.letters, run.current.text));
  };
}
