import { describe, expect, it } from 'vitest';
import { readShipped, shippedServices } from '../support/shipped-service.ts';

const svg =
  /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="(0 0 96 96|4 4 142 104)">\n((?: {2}<[^<>]+ \/>\n)+)<\/svg>\n$/;
const shape = /^ {2}<(path|circle|rect) ((?:[a-z-]+="[^"]*" ?)+)\/>$/;
const number = /^-?[0-9]+(\.[0-9])?$/;
/** What a shape is, in the words of renderer/style/picture.css: line and weight, then one fill. */
const classes = /^(p( thin| fat)?( [wtasghdb])?|[wtasgdhb])$/;
const attributes: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  path: { class: classes, 'stroke-width': number, d: /^M[MLHVCSQTAZ0-9 .-]+$/ },
  circle: { class: classes, 'stroke-width': number, cx: number, cy: number, r: number },
  rect: {
    class: classes,
    'stroke-width': number,
    x: number,
    y: number,
    width: number,
    height: number,
    rx: number,
  },
};

/** The person of the armband stands for help itself, and is the same everywhere. */
const withoutAmber = ['call-the-clerk'];

describe.each(shippedServices)('the pictures of %s', (id) => {
  const { definition, pictures } = readShipped(id);
  const questions = definition.steps.flatMap((step) => step.questions);
  const choices = questions.flatMap((question) => ('choices' in question ? [question.choices] : []));

  it('are there for every question, choice and amount that is shown', () => {
    const bare = [
      ...questions.filter(({ picture }) => picture === undefined).map((question) => question.id),
      ...choices.flat().flatMap(({ value, picture }) => (picture === undefined ? [value] : [])),
      ...definition.calculations
        .filter(({ shown, picture }) => shown && picture === undefined)
        .map((calculation) => calculation.id),
    ];
    expect(bare).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(
      [...JSON.stringify(definition).matchAll(/"picture":"([^"]+)"/g)].map(([, name]) => name),
    );
    expect([...pictures.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('differ between the choices of a question', () => {
    for (const open of choices) {
      const drawn = open.map(({ picture }) => pictures.get(picture ?? ''));
      expect(new Set(drawn).size).toBe(open.length);
    }
  });

  it.each([...pictures])('%s is shapes that say what they are, and nothing else', (_name, source) => {
    const [, , body = ''] = svg.exec(source) ?? [];
    expect(body).not.toBe('');
    expect(body.trimEnd().split('\n').filter(isForeign)).toEqual([]);
  });

  it.each([...pictures])('%s has one amber spot: the thing it is about', (name, source) => {
    expect(source.match(/class="(p( thin| fat)? )?a"/g) ?? []).toHaveLength(
      withoutAmber.includes(name) ? 0 : 1,
    );
  });
});

/** Whether a line is anything but a shape with what a shape may have. */
function isForeign(line: string): boolean {
  const [, element = '', written = ''] = shape.exec(line) ?? [];
  const allowed = attributes[element];
  return (
    allowed === undefined ||
    [...written.matchAll(/([a-z-]+)="([^"]*)"/g)].some(
      ([, name = '', value = '']) => !allowed[name]?.test(value),
    )
  );
}
