import { pickIn, type Written } from './written.ts';
import type { Page } from 'playwright';
import { languageOf } from '../../renderer/text/language.ts';
import { Hand } from './hand.ts';
import { Words } from './words.ts';

/** How somebody answers one question, by what they touch. */
export type Move =
  | { choose: string }
  /** Digits on a keypad. */
  | { digits: string }
  /** In Chinese letters for a candidate to be picked; in another language the letters are the answer. */
  | Written
  /** A place, level by level, then a house number. */
  | { places: readonly string[]; number: string }
  | { photo: true }
  /** Said to the microphone, for so many seconds. */
  | { speak: number }
  | { skip: true }
  /** The key that says that it is not known. */
  | { notKnown: true };

/** By question id. A choice is named by its value. */
export type Moves = Readonly<Record<string, Move>>;

/** Called on every screen, once it stands still. */
export type Look = (where: string) => Promise<void>;

/**
 * Somebody's whole visit at one kiosk: wakes it, chooses the language and the service, answers what is asked, hears the
 * review, hands it in. What is asked is known from the heading, as it is to a person.
 */
export async function visit(
  page: Page,
  {
    service,
    language,
    moves,
    look,
    hand = new Hand(page),
    awake = false,
    goesOn = false,
    offered = () => 'confirm',
  }: {
    service: string;
    language: string;
    moves: Moves;
    look: Look;
    hand?: Hand;
    /** It was woken already, and greets; or this is a further service of the visit, and they stand there to be chosen from. */
    awake?: boolean | 'services';
    /** Another service is wanted after this one. */
    goesOn?: boolean;
    /** What is done at a question of which the answer is known already. */
    offered?: (question: string) => 'confirm' | 'change';
  },
): Promise<{ number: string }> {
  const words = new Words(language, service);
  const resident = (key: string) => words.of('resident', key);
  const source = new Words('zh-CN', service);
  const goOn = (next: string) => hand.pressAtEnd(words.of('part', 'pages.next'), next);

  if (!awake) {
    await hand.key(source.of('resident', 'asleep.touch')).waitFor();
    await look('asleep');
    await hand.press(source.of('resident', 'asleep.touch'));
  }
  if (awake !== 'services') {
    await hand.choose(words.variety);
    if (words.writing !== undefined) await hand.press(words.writing);
    await look('welcome');
    await hand.press(resident('welcome.start'));
  }
  await look('services');
  await hand.choose(words.service('title'));
  await hand.press(resident('services.go'));
  await page
    .getByRole('heading', { name: resident('services.ask'), exact: true })
    .waitFor({ state: 'detached' });

  for (let screens = 0; screens < 80; screens++) {
    const heading = await hand.heading();
    if (heading === resident('declaration.ask')) break;
    await look(heading);
    await answer(heading);
    if (heading !== resident('review.ask')) await hand.leaves(heading);
  }

  await look('declaration');
  await goOn(resident('declaration.go'));
  await page.getByRole('heading', { level: 1, name: resident('slip.received') }).waitFor({ timeout: 20_000 });
  await look('slip');
  const number = await page
    .getByText(/^\u2066?[0-9]{2}( [0-9]{2})+\u2069?$/)
    .first()
    .innerText();
  if (goesOn) {
    await hand.press(resident('slip.more'));
    return { number };
  }
  await hand.press(resident('slip.take'));
  await look('rating');
  await hand.choose(words.of('part', 'faces.5'));
  await hand.press(resident('rating.go'));
  await look('thanks');
  await hand.press(resident('thanks.go'));
  await page.getByRole('button', { name: source.of('resident', 'asleep.touch') }).waitFor();
  return { number };

  async function answer(heading: string): Promise<void> {
    const plain: Readonly<Record<string, string>> = {
      [resident('bring.ask')]: resident('bring.go'),
      [resident('notice.ask')]: resident('notice.next'),
      [resident('notice.keeps-ask')]: resident('notice.agree'),
    };
    const next = plain[heading];
    if (next !== undefined) return goOn(next);
    if (heading === resident('review.ask')) {
      if ((await hand.key(resident('review.more')).count()) > 0) return hand.press(resident('review.more'));
      await hand.press(resident('review.go'));
      return hand.leaves(heading);
    }
    const consent = words.keyOf(heading, /^consent\.[a-z_]+\.ask$/);
    if (consent !== undefined) {
      await hand.choose(resident('consent.agree'));
      return hand.press(resident('foot.next'));
    }
    const step = words.keyOf(heading, /^step\.[a-z_]+\.title$/)?.split('.')[1];
    if (step !== undefined) return hand.press(words.service(`step.${step}.all`));
    const question = words.keyOf(heading, /^question\.[a-z_]+\.ask$/)?.split('.')[1];
    if (question === undefined) throw new Error(`Nobody knows what to do at "${heading}"`);
    const move = moves[question];
    if ((await hand.key(resident('known.confirm')).count()) > 0) {
      if (offered(question) === 'confirm') return hand.press(resident('known.confirm'));
      await hand.press(resident('known.change'));
      await look(heading);
      // It stands there to be changed, and what is typed instead is as long.
      if (move && 'digits' in move)
        await hand.pressEach(Array.from(move.digits, () => words.of('input', 'keypad.erase')));
    }
    if (move === undefined) return hand.press(resident('foot.next'));
    if ('skip' in move) return hand.press(resident('question.skip'));
    if ('notKnown' in move) return hand.press(resident('question.not-known'));
    await make(question, move);
    return hand.press(resident('foot.next'));
  }

  async function make(
    question: string,
    move: Exclude<Move, { skip: true } | { notKnown: true }>,
  ): Promise<void> {
    if ('choose' in move) {
      const name =
        move.choose === 'yes' || move.choose === 'no'
          ? words.of('input', `yes-no.${move.choose}`)
          : words.service(`question.${question}.choice.${move.choose}`);
      await hand.turnTo(words.of('part', 'pages.next'), hand.choice(name));
      await hand.choose(name);
    } else if ('digits' in move) await hand.pressEach(move.digits);
    else if ('pinyin' in move) {
      if (move.insteadOfSaying) await hand.press(words.of('input', 'recording.write'));
      const inPinyin = languageOf(language).letters === 'pinyin';
      await hand.spell(inPinyin ? move.pinyin : move.latin);
      if (inPinyin) await hand.press(pickIn(language, move));
    } else if ('places' in move) {
      for (const place of move.places) await hand.choose(place);
      await hand.pressEach(move.number);
    } else if ('speak' in move) {
      await hand.press(words.of('input', 'recording.speak'));
      await page.getByText(words.of('input', 'recording.listening')).waitFor();
      await page.waitForTimeout(move.speak * 1000);
      await hand.press(words.of('input', 'recording.stop'));
      await hand.key(words.of('part', 'hear.start')).waitFor();
    } else {
      const [shutter, again] = [words.of('input', 'photo.shutter'), words.of('input', 'photo.again')];
      // A document that was looked at for long has been taken by itself.
      await hand.key(shutter).or(hand.key(again)).first().waitFor();
      if ((await hand.key(shutter).count()) > 0) await hand.press(shutter);
      await hand.key(again).waitFor();
    }
  }
}
