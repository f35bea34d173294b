import { z } from 'zod';
import { attachmentMarkShape } from '../../core/submission/cover.ts';
import { publicKeyShape } from '../../core/submission/key.ts';
import { cases } from '../../core/submission/news.ts';
import type { Decided, Kiosk, KioskListed, Listed, Submission } from './port.ts';

/** Rows as both databases hand them out. */
export interface KioskRow {
  id: string;
  name: string;
  signing_key: string;
  receiving_key: string;
  enrolled_at: number;
  revoked_at: number | null;
}

export interface FormerKeyRow {
  signing_kid: string;
  kiosk: string;
  replaced_at: number;
  revoked_at: number | null;
}

export interface ListedRow {
  submission: string;
  kiosk: string;
  digest: string;
  number: string;
  slip: string;
  service: string;
  version: string;
  service_digest: string;
  language: string;
  at: number;
  received_at: number;
  attachments: string;
  corrects: string | null;
}

export interface DecidedRow {
  kiosk: string;
  news: number;
  before: number;
  submission: string;
  at: number;
  state: string;
  note: string | null;
  sealed: string | null;
}

export const decidedColumns = [
  'kiosk',
  'news',
  'before',
  'submission',
  'at',
  'state',
  'note',
  'sealed',
] as const;

export type SubmissionRow = ListedRow & { cover: string; envelope: string; receipt: string };

export const listedColumns = [
  'submission',
  'kiosk',
  'digest',
  'number',
  'slip',
  'service',
  'version',
  'service_digest',
  'language',
  'at',
  'received_at',
  'attachments',
  'corrects',
] as const;

export const submissionColumns = [...listedColumns, 'cover', 'envelope', 'receipt'] as const;

export function kioskOf(row: KioskRow): Kiosk {
  return {
    id: row.id,
    name: row.name,
    signingKey: publicKeyShape.parse(JSON.parse(row.signing_key)),
    receivingKey: publicKeyShape.parse(JSON.parse(row.receiving_key)),
  };
}

/** Whether these are the keys that it has, whether it may have them instead, or neither. */
export function keysFor(kiosk: Kiosk, from: string, keys: Pick<Kiosk, 'signingKey' | 'receivingKey'>) {
  if (sameKeys(kiosk, keys)) return 'present';
  const bothNew =
    keys.signingKey.kid !== kiosk.signingKey.kid && keys.receivingKey.kid !== kiosk.receivingKey.kid;
  return from === kiosk.signingKey.kid && bothNew ? 'next' : 'neither';
}

export function kiosksListed(kiosks: readonly KioskRow[], former: readonly FormerKeyRow[]): KioskListed[] {
  return kiosks.map((row) => ({
    id: row.id,
    name: row.name,
    signingKey: kioskOf(row).signingKey.kid,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    formerKeys: former
      .filter(({ kiosk }) => kiosk === row.id)
      .map(({ signing_kid, replaced_at, revoked_at }) => ({
        kid: signing_kid,
        replacedAt: replaced_at,
        revokedAt: revoked_at,
      })),
  }));
}

export function submissionOf(row: SubmissionRow): Submission {
  return { ...listed(row), cover: row.cover, envelope: row.envelope, receipt: row.receipt };
}

export function listedOf(row: ListedRow & { kiosk_name: string }): Listed {
  return { ...listed(row), kioskName: row.kiosk_name };
}

export function rowOf(submission: Submission): SubmissionRow {
  const { service, receivedAt, attachments, ...rest } = submission;
  return {
    ...rest,
    service: service.id,
    version: service.version,
    service_digest: service.digest,
    received_at: receivedAt,
    attachments: JSON.stringify(attachments),
  };
}

export function decidedOf({ state, ...row }: DecidedRow): Decided {
  return { ...row, case: z.enum(cases).parse(state) };
}

export function decidedRowOf({ case: state, ...decided }: Decided): DecidedRow {
  return { ...decided, state };
}

function listed(row: ListedRow): Omit<Listed, 'kioskName'> {
  const { submission, kiosk, digest, number, slip, language, at, corrects } = row;
  return {
    submission,
    kiosk,
    digest,
    number,
    slip,
    language,
    at,
    service: { id: row.service, version: row.version, digest: row.service_digest },
    receivedAt: row.received_at,
    attachments: z.array(attachmentMarkShape).parse(JSON.parse(row.attachments)),
    corrects,
  };
}

export function sameKeys(
  one: Pick<Kiosk, 'signingKey' | 'receivingKey'>,
  other: Pick<Kiosk, 'signingKey' | 'receivingKey'>,
): boolean {
  return one.signingKey.kid === other.signingKey.kid && one.receivingKey.kid === other.receivingKey.kid;
}

/** The statement, in the words that both databases share, with the places of its two values. */
export function wrongTriesSince(what: string, since: string): string {
  return `SELECT what, source AS "from", at FROM wrong_try WHERE what = ${what} AND at > ${since} ORDER BY at`;
}
