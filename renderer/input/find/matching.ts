/**
 * Which names are meant by letters: the beginnings of their characters' sounds (`zj` and `zhj` for 浙江), whole sounds
 * (`zhejiang`), or some of each; of a name in Latin letters the beginnings of its words. What begins so comes first.
 *
 * @param letters small, from a to z
 * @param syllablesOf how a character is read, without tones
 */
export function bySound(
  names: readonly string[],
  letters: string,
  syllablesOf: (character: string) => readonly string[],
): string[] {
  return nearestFirst(names, (name) => {
    const sounds = soundsIn(name, syllablesOf);
    const at = sounds.findIndex((_, from) => spells(sounds, from, letters));
    return at < 0 ? undefined : at;
  });
}

/**
 * Which names are meant by what was drawn.
 *
 * @param readings what the ink may be, the likeliest first
 * @param traditional how Hong Kong writes a name, which may be drawn so wherever it stands in simplified characters
 */
export function byWriting(
  names: readonly string[],
  readings: readonly string[],
  traditional?: (name: string) => string,
): string[] {
  return nearestFirst(names, (name) => {
    const written = traditional ? [name, traditional(name)] : [name];
    const found = readings.flatMap((reading, rank) =>
      written.flatMap((form) => {
        const at = form.indexOf(reading);
        return at < 0 ? [] : [rank * LONGEST + at];
      }),
    );
    return found.length === 0 ? undefined : Math.min(...found);
  });
}

/** More characters than a name has, so that a likelier reading comes before an earlier place. */
const LONGEST = 100;

function nearestFirst(names: readonly string[], distance: (name: string) => number | undefined): string[] {
  return names
    .flatMap((name) => {
      const far = distance(name);
      return far === undefined ? [] : [{ name, far }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ name }) => name);
}

/** The ways to say each character, or each word in Latin letters. */
function soundsIn(
  name: string,
  syllablesOf: (character: string) => readonly string[],
): (readonly string[])[] {
  return (name.toLowerCase().match(/[a-z]+|\p{L}/gu) ?? []).map((part) =>
    /^[a-z]/.test(part) ? [part] : syllablesOf(part),
  );
}

function spells(sounds: readonly (readonly string[])[], at: number, letters: string): boolean {
  if (letters === '') return true;
  return (sounds[at] ?? []).some(
    (sound) =>
      // Still being typed.
      sound.startsWith(letters) ||
      [sound, sound.slice(0, 1), ...(/^[zcs]h/.test(sound) ? [sound.slice(0, 2)] : [])].some(
        (part) => letters.startsWith(part) && spells(sounds, at + 1, letters.slice(part.length)),
      ),
  );
}
