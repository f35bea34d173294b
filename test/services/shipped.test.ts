import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileService } from '../../core/service/compile.ts';
import { allLanguages } from '../../renderer/text/language.ts';
import { schemaFile, serviceSchema } from '../../tools/service-schema.mjs';
import { readShipped, shippedServices } from '../support/shipped-service.ts';

describe('the services that ship', () => {
  it('are the three that the hall begins with', () => {
    expect(shippedServices).toEqual(['elder-allowance', 'request-to-the-hall', 'resident-medical-insurance']);
  });

  it.each(shippedServices)('%s compiles without a problem, and needs no advice', (id) => {
    const compiled = compileService(readShipped(id).source);
    expect('problems' in compiled ? compiled.problems : compiled.advice).toEqual([]);
  });

  it.each(shippedServices)('%s says that it is a sample, in every language, under its own name', (id) => {
    const { definition } = readShipped(id);
    expect(definition).toMatchObject({ id, sample: true, languages: allLanguages.map(({ tag }) => tag) });
  });

  it.each(shippedServices)('%s keeps what tells of a person from being read aloud unasked', (id) => {
    const tells = new Set(['identity-number', 'name', 'phone', 'photo', 'text']);
    const open = readShipped(id)
      .definition.steps.flatMap(({ questions }) => questions)
      .filter(({ type, personal, consent }) => (tells.has(type) || consent !== undefined) && !personal)
      .map((question) => question.id);
    expect(open).toEqual([]);
  });

  it.each(shippedServices)('%s asks for a photo only after its own consent', (id) => {
    const unasked = readShipped(id)
      .definition.steps.flatMap(({ questions }) => questions)
      .filter(({ type, consent }) => type === 'photo' && consent === undefined)
      .map((question) => question.id);
    expect(unasked).toEqual([]);
  });
});

describe('the schema for editors', () => {
  it('is the shape that the kiosk reads by', () => {
    const written: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
    expect(written, 'run: node_modules/.bin/node tools/service-schema.mjs').toEqual(
      JSON.parse(JSON.stringify(serviceSchema())),
    );
  });

  it.each(shippedServices)('is named by %s', (id) => {
    expect(readShipped(id).source.definition).toMatchObject({ $schema: '../service.schema.json' });
  });
});
