import { z } from 'zod';
import type { Service } from './service.ts';

/** What a screen needs of a service besides its questions: what it is called, what to bring, what is told beforehand. */
export const serviceSummaryShape = z.strictObject({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  picture: z.string(),
  sample: z.boolean(),
  languages: z.array(z.string()),
  bring: z.array(z.strictObject({ id: z.string(), picture: z.string() })),
  notice: z.strictObject({
    basis: z.string(),
    retentionDays: z.int(),
    asks: z.array(z.strictObject({ id: z.string(), picture: z.string() })),
  }),
  consents: z.array(z.strictObject({ id: z.string(), picture: z.string(), required: z.boolean() })),
  afterwards: z.array(z.strictObject({ id: z.string(), picture: z.string() })),
  /** Titles and what each is for, by language, so that a list needs no further fetch. */
  title: z.record(z.string(), z.string()),
  summary: z.record(z.string(), z.string()),
});

export type ServiceSummary = z.output<typeof serviceSummaryShape>;

/** The summary of the package with this digest. */
export function summaryOf(service: Service, digest: string): ServiceSummary {
  const { id, version, picture, sample, languages, bring, notice, consents, afterwards } = service.definition;
  return {
    id,
    version,
    digest,
    picture,
    sample,
    languages,
    bring,
    notice: {
      basis: notice.basis,
      retentionDays: notice.retentionDays,
      asks: notice.asks.map(({ id: ask, picture: shown }) => ({ id: ask, picture: shown })),
    },
    consents,
    afterwards,
    title: titles(service),
    summary: byLanguage(service, 'summary'),
  };
}

/** What the service is called, by language. */
export const titles = (service: Service): Record<string, string> => byLanguage(service, 'title');

function byLanguage({ texts }: Service, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text[key] ?? '']));
}
