import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { z } from 'zod';

/** Lets zod check what comes in, and describes the same shapes at `/v1/openapi.json`. */
export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  app.setValidatorCompiler<z.ZodType>(({ schema }) => (data) => {
    const parsed = schema.safeParse(data);
    if (parsed.success) return { value: parsed.data };
    return { error: Object.assign(parsed.error, { statusCode: 400 }) };
  });
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Bangban intake', version, description: 'What docs/protocol.md describes in words.' },
    },
    transform: ({ schema, url }) => ({ schema: described(schema), url }),
  });
  app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

/** Every zod shape in a route's schema as JSON Schema, wherever it stands. */
function described(schema: FastifySchema): FastifySchema {
  const walk = (value: unknown): unknown => {
    if (value instanceof z.ZodType) {
      const { $schema: _, ...rest } = z.toJSONSchema(value, { unrepresentable: 'any' });
      return rest;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, walk(value)]));
}
