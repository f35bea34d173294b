import type { BlindResident } from './blind-resident.ts';
import type { Move, Moves } from './visit.ts';

/**
 * From the catalog to the slip by what is said alone. What is asked is known from the voice, as it is to a person; after
 * each answer the next question has to be said of itself.
 *
 * @param others what is answered otherwise for each further person, where a service asks the same of several
 */
export async function blindVisit(
  blind: BlindResident,
  moves: Moves,
  others: readonly Moves[] = [],
): Promise<void> {
  const { words } = blind;
  const waiting = [...others];
  let now = moves;
  const resident = (key: string) => words.of('resident', key);
  const declaration = resident('declaration.ask');
  const screens: { said: string; act: () => Promise<void> }[] = [
    // It names again what was asked before.
    { said: resident('review.ask'), act: review },
    { said: resident('bring.ask'), act: () => blind.choose(resident('bring.go')) },
    { said: resident('notice.ask'), act: () => blind.choose(resident('notice.next')) },
    { said: resident('notice.keeps-ask'), act: () => blind.choose(resident('notice.agree')) },
    ...words.keys(/^consent\.[a-z_]+\.ask$/).map((key) => ({
      said: words.service(key),
      act: async () => {
        await blind.choose(resident('consent.agree'));
        await blind.choose(resident('foot.next'));
      },
    })),
    ...words.keys(/^question\.[a-z_]+\.ask$/).map((key) => ({
      said: words.service(key),
      act: () => answer(now[key.split('.')[1] ?? '']),
    })),
    ...words.keys(/^step\.[a-z_]+\.add$/).map((key) => ({
      said: words.service(key.replace('.add', '.title')),
      act: async () => {
        const next = waiting.shift();
        if (next) now = { ...moves, ...next };
        await blind.choose(words.service(next ? key : key.replace('.add', '.all')));
      },
    })),
  ];

  for (let count = 0; count < 60; count += 1) {
    const heard = await blind.hearsOneOf([declaration, ...screens.map(({ said }) => said)]);
    if (heard === declaration) return;
    await screens.find(({ said }) => said === heard)?.act();
  }
  throw new Error('There was no end to it');

  async function answer(move: Move | undefined): Promise<void> {
    if (!move) return blind.choose(resident('foot.next'));
    if ('skip' in move) return blind.choose(resident('question.skip'));
    if ('notKnown' in move) return blind.choose(resident('question.not-known'));
    if ('choose' in move) await blind.choose(wordsOf(move.choose));
    else if ('digits' in move) await blind.dial(move.digits);
    else if ('pinyin' in move) {
      if (move.insteadOfSaying) await blind.choose(words.of('input', 'recording.write'));
      await blind.write(move.pinyin, move.pick);
    } else if ('places' in move) {
      for (const place of move.places) await blind.choose(place);
      await blind.writeDigits(move.number);
    } else if ('speak' in move) {
      await blind.choose(words.of('input', 'recording.speak'));
      await blind.page.getByText(words.of('input', 'recording.listening')).waitFor();
      await blind.page.waitForTimeout(move.speak * 1000);
      // It stands where the one that began it did, under the hand.
      await blind.press('select');
      await blind.hears(words.of('input', 'recording.kept'));
    } else {
      const [taken, dim] = [words.of('input', 'photo.count'), words.of('input', 'photo.dim')];
      await blind.choose(words.of('input', 'photo.shutter'));
      if ((await blind.hearsOneOf([taken, dim])) === dim) {
        // The lamp was not on yet. Both hands hold the paper, and it is taken by itself.
        await blind.choose(words.of('input', 'photo.again'));
        await blind.hears(taken);
      }
    }
    await blind.choose(resident('foot.next'));
  }

  function wordsOf(choice: string): string {
    if (choice === 'yes' || choice === 'no') return words.of('input', `yes-no.${choice}`);
    const [key] = words.keys(new RegExp(`^question\\.[a-z_]+\\.choice\\.${choice}$`));
    return words.service(key ?? choice);
  }

  /** Every page of it is said, and the last leads on. */
  async function review(): Promise<void> {
    const onward = await blind.findOneOf([resident('review.more'), resident('review.go')]);
    await blind.press('select');
    if (onward === resident('review.more')) await review();
  }
}
