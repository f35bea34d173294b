import { oneOf } from '../one-of.ts';

/** Whatever a screen could say: what looks like what is asked for, and what does not. */

type Schema = Readonly<Record<string, unknown>>;

export const texts = [
  '',
  '王秀英',
  'a'.repeat(10_001),
  '\u202e\u0000\ud800',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  "'; DROP TABLE session; --",
  '１２３',
  '🀄'.repeat(300),
  '__proto__',
  'constructor',
  'request-to-the-hall',
  'zh-CN',
  '2026-02-30',
  '-0',
];
const numbers = [0, -1, 1, 1.5, 9e15, 1e308, -1e308, 4, 100];

/** What is there to be named. */
export interface Ids {
  /** The session that stands open on the screen that calls. */
  readonly mine: string;
  readonly theirs: string;
  /** What is asked there. */
  readonly question: string;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of this shape, as far as a JSON Schema says it; a string with a format or a pattern is mostly of it. */
export function anythingLike(schema: unknown, random: () => number, ids: Ids, depth = 0): unknown {
  if (!isSchema(schema) || depth > 8) return somethingElse(null, random);
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return anythingLike(oneOf(choices, random), random, ids, depth + 1);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return oneOf(schema['enum'] as unknown[], random);
  switch (schema['type']) {
    case 'object': {
      const properties = isSchema(schema['properties']) ? schema['properties'] : {};
      const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
      return Object.fromEntries(
        Object.entries(properties)
          .filter(([name]) => required.includes(name) || random() < 0.5)
          .map(([name, of]) => [name, anythingLike(of, random, ids, depth + 1)]),
      );
    }
    case 'array':
      return Array.from({ length: Math.floor(random() * 4) }, () =>
        anythingLike(schema['items'], random, ids, depth + 1),
      );
    case 'string':
      return stringLike(schema, random, ids);
    case 'integer':
      return Math.trunc(oneOf(numbers, random));
    case 'number':
      return oneOf(numbers, random);
    case 'boolean':
      return random() < 0.5;
    default:
      return oneOf([...texts, ...numbers, true, null], random);
  }
}

function stringLike(
  { format, pattern }: Schema,
  random: () => number,
  { mine, theirs, question }: Ids,
): string {
  if (format === 'uuid')
    return oneOf([mine, mine, mine, theirs, '00000000-0000-4000-8000-000000000000'], random);
  if (typeof pattern === 'string' && pattern.includes('[0-9]')) {
    const digits = /\{(\d+)/.exec(pattern)?.[1] ?? '6';
    return String(Math.floor(random() * 1e9))
      .padStart(Number(digits) || 6, '1')
      .slice(0, Number(digits) || 6);
  }
  return random() < 0.4 ? question : oneOf(texts, random);
}

/** The same with one thing in it, at any depth, made another: gone, new, of another kind, or much too large. */
export function somethingElse(value: unknown, random: () => number): unknown {
  if (isSchema(value) && Object.keys(value).length > 0 && random() < 0.8) {
    const name = oneOf(Object.keys(value), random);
    const draw = random();
    if (draw < 0.2) return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
    if (draw < 0.35) return { ...value, [oneOf(texts, random)]: oneOf(texts, random) };
    return { ...value, [name]: somethingElse(value[name], random) };
  }
  if (Array.isArray(value) && value.length > 0 && random() < 0.7) {
    const at = Math.floor(random() * value.length);
    return value.map((each: unknown, index) => (index === at ? somethingElse(each, random) : each));
  }
  const draw = random();
  if (draw < 0.3) return oneOf(texts, random);
  if (draw < 0.5) return oneOf(numbers, random);
  if (draw < 0.6) return null;
  if (draw < 0.7) return [];
  if (draw < 0.8) return { kind: oneOf(texts, random), json: {} };
  if (draw < 0.9) return Array.from({ length: 2_000 }, (_, index) => index);
  return nested(60);
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : { value: nested(depth - 1) };
}
