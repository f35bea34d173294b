// npm run voices -- list | record-sheet FOLDER | import FOLDER | check, each with
//   --variety TAG      the speech: cmn, yue, en, or the hall's own, as x-wanzhou
//   --language TAG     of the texts that are read: all that are read in this speech, where it is not said, and a sheet
//                      is in the first of them that has something left to read
//   --voices DIR       the hall's voices, .data/voices where it is not said
//   --services DIR     another catalog than the one that ships
// The sentences that a person of the place can read for the kiosk: which they are, a sheet to read them from, the
// recordings taken in, and what is missing or no longer what the screen says. docs/voices.md is the manual.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { say } from './child.mjs';
import { place } from './place.mjs';
import { setUp } from './set-up.mjs';

const inWords = {
  'no-number': 'its name does not begin with a number of the sheet',
  unreadable: 'is no WAV that can be read',
  silent: 'nobody is heard in it',
  short: 'is too short to be a sentence',
  distorted: 'was too loud for its microphone',
  twice: 'another recording of the same number was taken',
};
const usage =
  'npm run voices -- list | record-sheet FOLDER | import FOLDER | check, with --variety TAG [--language TAG] [--voices DIR] [--services DIR]';
const asked = readArguments();
await setUp();
// Only now: a bare clone has no packages, and an old Node does not read TypeScript.
const { recordable } = await import('./voices/recordable.ts');
const { readClipList, stateOf } = await import('./voices/clip-list.ts');
const { isShipped, languagesOf } = await import('./voices/languages-of.ts');

const { variety } = asked;
const voiceDir = path.join(asked.voices, variety);
const readHere = readable('variety.json', () => languagesOf(variety, place('locales'), voiceDir));
const languages = asked.language === undefined ? readHere : [asked.language];
const said = [...new Set([...readHere, ...languages])].flatMap((language) =>
  recordable(place('locales'), asked.services, language, variety),
);
const clips = readable('clips.json', () => readClipList(voiceDir, languages[0]));
const state = stateOf(clips, said, languages, voiceDir);
if (state.wanted === 0) stop(`There are no texts in the language ${languages[0]}.`);

switch (asked.command) {
  case 'list':
    for (const { sentence, texts } of state.missing) console.log(`${sentence}\t${texts.join(' ')}`);
    say(`${state.missing.length} of ${state.wanted} sentences are still to be read in ${variety}.`);
    break;
  case 'record-sheet': {
    const { writeSheet } = await import('./voices/record-sheet.ts');
    if (state.missing.length === 0) {
      say(`Everything has been read in ${variety} already.`);
      break;
    }
    // One sheet is in one language: nobody reads two ways of writing in one go.
    const [{ language }] = state.missing;
    const toRead = state.missing.filter((one) => one.language === language);
    const page = writeSheet(asked.folder, variety, language, toRead);
    say(`${toRead.length} sentences of ${language} to read: ${page}`);
    break;
  }
  case 'import': {
    const { importClips } = await import('./voices/import-clips.ts');
    const { taken, problems } = await importClips(asked.folder, voiceDir);
    for (const { file, problem } of problems) console.log(`✗ ${file}: ${inWords[problem]}`);
    const seconds = taken.reduce((sum, one) => sum + one.seconds, 0);
    say(
      `${taken.length} recordings taken in (${Math.round(seconds)} s of speech), ${problems.length} left out.`,
    );
    process.exitCode = problems.length === 0 ? 0 : 1;
    break;
  }
  case 'check': {
    const isNamed = isShipped(variety, place('locales')) || existsSync(path.join(voiceDir, 'variety.json'));
    if (!isNamed) console.log('✗ its variety.json is missing: no kiosk speaks it without one');
    for (const { sentence, texts } of state.missing)
      console.log(`– not read: ${sentence} (${texts.join(' ')})`);
    for (const { sentence, now } of state.stale) {
      console.log(
        `✗ read as: ${sentence}\n  says now: ${now.length > 0 ? now.join(' / ') : 'nothing any more'}`,
      );
    }
    for (const sentence of state.lost) console.log(`✗ its file is gone: ${sentence}`);
    const { wanted, missing, stale, lost } = state;
    say(`${wanted} sentences: ${wanted - missing.length} read, ${missing.length} not yet.`);
    process.exitCode = isNamed && missing.length + stale.length + lost.length === 0 ? 0 : 1;
    break;
  }
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        variety: { type: 'string' },
        language: { type: 'string' },
        voices: { type: 'string', default: place('.data', 'voices') },
        services: { type: 'string', default: place('services') },
      },
    });
    const [command, folder] = positionals;
    const needsFolder = command === 'record-sheet' || command === 'import';
    if (
      !['list', 'record-sheet', 'import', 'check'].includes(command) ||
      needsFolder !== (folder !== undefined)
    )
      stop(usage);
    if (!/^[a-z]+(-[a-z0-9]+)*$/.test(values.variety ?? '')) stop(`Which speech? ${usage}`);
    if (command === 'import' && !existsSync(path.join(folder, 'sheet.json')))
      stop(`There is no sheet.json in ${folder}: recordings belong into the folder of their sheet.`);
    return { ...values, command, folder };
  } catch (error) {
    return stop(error.message);
  }
}

/** Reads a file of the variety's folder, which a person may have written. */
function readable(file, read) {
  try {
    return read();
  } catch {
    return stop(`${path.join(voiceDir, file)} is not what it should be: mend it or take it away.`);
  }
}

function stop(sentence) {
  say(sentence);
  process.exit(2);
}
