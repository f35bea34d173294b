import { z } from 'zod';
import { attachmentMarkShape } from '../../core/submission/cover.ts';
import { publicKeyShape } from '../../core/submission/key.ts';
import type { Kiosk, Listed, Submission } from './port.ts';

/** Rows as both databases hand them out. */
export interface KioskRow {
  id: string;
  name: string;
  signing_key: string;
  receiving_key: string;
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
}

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

function listed(row: ListedRow): Omit<Listed, 'kioskName'> {
  const { submission, kiosk, digest, number, slip, language, at } = row;
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
  };
}

export function sameKeys(one: Kiosk, other: Kiosk): boolean {
  return one.signingKey.kid === other.signingKey.kid && one.receivingKey.kid === other.receivingKey.kid;
}
